export { type Connection, PageInfo, connectionOf } from '../access/connection-types.js';

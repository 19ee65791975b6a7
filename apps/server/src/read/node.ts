export { Node } from '../access/node.js';

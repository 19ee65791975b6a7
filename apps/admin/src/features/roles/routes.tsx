import './roles.css';

export { RolesPage } from './roles-page.js';

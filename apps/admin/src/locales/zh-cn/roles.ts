import { desk } from './roles/desk.js';
import { page } from './roles/page.js';

export const roles = { ...desk, ...page };

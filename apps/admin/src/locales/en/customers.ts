import { desk } from './customers/desk.js';
import { pages } from './customers/pages.js';

export const customers = { ...desk, ...pages } as const;

import { editors } from './builder/editors.js';
import { live } from './builder/live.js';
import { saving } from './builder/saving.js';
import { tree } from './builder/tree.js';

export const builder = { ...editors, ...live, ...saving, ...tree };

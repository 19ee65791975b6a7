import { files } from './imports/files.js';
import { pages } from './imports/pages.js';
import { runs } from './imports/runs.js';

export const imports = { ...files, ...pages, ...runs };

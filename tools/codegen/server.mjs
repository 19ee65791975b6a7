import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from '../build.mjs';

/** A file of the built server. */
export const server = (path) => import(pathToFileURL(join(root, 'apps/server/dist', path)).href);

/** A package as the server has it. */
export const fromServer = createRequire(join(root, 'apps/server/package.json'));

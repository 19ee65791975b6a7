import { access } from './access.js';
import { common } from './common.js';
import { segments } from './segments.js';
import { shell } from './shell.js';

/** Everything the admin says in English; the keys of every other language are checked against these. */
export const messages = { ...common, ...shell, ...access, ...segments } as const;
export type Messages = typeof messages;

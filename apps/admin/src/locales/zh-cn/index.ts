import type { Messages } from '../en/index.js';
import { access } from './access.js';
import { common } from './common.js';
import { segments } from './segments.js';
import { shell } from './shell.js';

export const messages: Record<keyof Messages, string> = { ...common, ...shell, ...access, ...segments };

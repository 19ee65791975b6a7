import { later } from '../../ui/later.js';

/** The editor of a line; it comes once somebody reaches for the tree or the picker, to be there when they press a line. */
export const RuleEditor = later(async () => (await import('./rule-editor.js')).RuleEditor);

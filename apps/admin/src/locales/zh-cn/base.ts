import { common } from './base/common.js';
import { palette } from './base/palette.js';
import { rights } from './base/rights.js';
import { shared } from './base/shared.js';
import { shell } from './base/shell.js';
import { terms } from './base/terms.js';

export const base = { ...common, ...palette, ...rights, ...shared, ...shell, ...terms };

import type { Catalogues } from '../en/index.js';
import { account } from './account.js';
import { analytics } from './analytics.js';
import { audit } from './audit.js';
import { base } from './base.js';
import { builder } from './builder.js';
import { catalogue } from './catalogue.js';
import { customers } from './customers.js';
import { door } from './door.js';
import { exports } from './exports.js';
import { forecast } from './forecast.js';
import { imports } from './imports.js';
import { jobs } from './jobs.js';
import { lifecycle } from './lifecycle.js';
import { overview } from './overview.js';
import { partners } from './partners.js';
import { playground } from './playground.js';
import { roles } from './roles.js';
import { segments } from './segments.js';
import { settings } from './settings.js';
import { users } from './users.js';
import { value } from './value.js';
import { webhooks } from './webhooks.js';

export const catalogues: { readonly [A in keyof Catalogues]: Readonly<Record<keyof Catalogues[A], string>> } = {
  account,
  analytics,
  audit,
  base,
  builder,
  catalogue,
  customers,
  door,
  exports,
  forecast,
  imports,
  jobs,
  lifecycle,
  overview,
  partners,
  playground,
  roles,
  segments,
  settings,
  users,
  value,
  webhooks,
};

import { toGlobalId } from '../platform/ids.js';
import type { PlatformCtx } from '../platform/ctx.js';
import type { Organisation } from '../platform/organisation.js';
import { Locale } from './enums.js';
import { isCurrencyFixed } from './organisation.service.js';
import { maskedFields } from './policy.js';
import type { Viewer } from './viewer.js';
import type { OrganisationType, ViewerType } from './viewer.types.js';

export const toLocale = (locale: 'en' | 'zh-CN'): Locale => (locale === 'en' ? Locale.EN : Locale.ZH_CN);

/** The settings as the graph shows them; whether the currency is fixed is looked up only when asked. */
export const showOrganisation = (ctx: PlatformCtx, organisation: Organisation): OrganisationType => ({
  ...organisation,
  locale: toLocale(organisation.locale),
  currencyFixed: () => isCurrencyFixed(ctx.db),
});

/** A viewer as the graph shows them. */
export const showViewer = (ctx: PlatformCtx, viewer: Viewer, organisation: Organisation): ViewerType => ({
  user: { id: toGlobalId('User', viewer.userId), name: viewer.name, email: viewer.email },
  role: { key: viewer.roleKey, name: viewer.roleName },
  isSeeingAs: viewer.isSeeingAs ?? false,
  actions: viewer.policy.actions,
  maskedFields: maskedFields(viewer.policy, 'Customer'),
  locale: toLocale(viewer.locale),
  zone: organisation.zone,
  organisation: showOrganisation(ctx, organisation),
});

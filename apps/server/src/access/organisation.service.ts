import type { EntityManager } from 'typeorm';
import { failure, type InputIssue, inputInvalid, notFound } from '../platform/errors.js';
import { inTransaction } from '../platform/transaction.js';
import type { Organisation } from '../platform/organisation.js';
import { assertGranted, type Ctx } from './viewer.js';

/** What holds until the first owner has said otherwise. */
const unset: Organisation = { name: 'Regulars', currency: 'CNY', zone: 'Asia/Shanghai', locale: 'zh-CN', country: 'CN', isDemo: false };

const columns = 'name, currency, zone, locale, country, is_demo as "isDemo"';

/** The installation's settings, or the usual ones before they are set. */
export async function readOrganisation(db: EntityManager): Promise<Organisation> {
  const rows: Organisation[] = await db.query(`select ${columns} from organisation`);
  return rows[0] ?? unset;
}

/** Writes the settings row where there is none. */
export async function ensureOrganisation(db: EntityManager, now: Date): Promise<void> {
  await db.query(
    `insert into organisation (name, currency, zone, locale, country, is_demo, updated_at) values ($1, $2, $3, $4, $5, false, $6)
     on conflict (id) do nothing`,
    [unset.name, unset.currency, unset.zone, unset.locale, unset.country, now],
  );
}

/** Whether orders exist, which fixes the currency. */
export async function isCurrencyFixed(db: EntityManager): Promise<boolean> {
  const rows: { fixed: boolean }[] = await db.query('select exists (select from orders) as fixed');
  return rows[0]?.fixed ?? false;
}

/** Settings to change; absent ones stay. Zones come checked by their scalar. */
export type OrganisationChange = Partial<Pick<Organisation, 'name' | 'currency' | 'zone' | 'locale' | 'country'>>;

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** What is wrong with the settings, by field under `path`. */
export function organisationIssues(change: OrganisationChange, path: string): readonly InputIssue[] {
  const at = (field: string): string => (path === '' ? field : `${path}.${field}`);
  const { name, currency, country } = change;
  return [
    ...(name !== undefined && (name.trim() === '' || name.length > 200) ? [{ path: at('name'), rule: 'has 1 to 200 characters' }] : []),
    ...(currency !== undefined && !currencies.has(currency) ? [{ path: at('currency'), rule: 'is an ISO 4217 code, such as CNY' }] : []),
    ...(country !== undefined && !/^[A-Z]{2}$/.test(country)
      ? [{ path: at('country'), rule: 'is an ISO 3166 code of two letters, such as CN' }]
      : []),
  ];
}

/** Changes settings. The currency cannot change once orders exist. */
export async function updateOrganisation(ctx: Ctx, change: OrganisationChange): Promise<Organisation> {
  assertGranted(ctx.viewer, 'settings.edit');
  const issues = organisationIssues(change, 'input');
  if (issues.length > 0) throw inputInvalid(...issues);
  return inTransaction(ctx, async (tx) => {
    const rows: Organisation[] = await tx.db.query(`select ${columns} from organisation for update`);
    const current = rows[0];
    if (!current) throw notFound('organisation');
    const next = { ...current, ...change };
    if (next.currency !== current.currency) {
      await tx.db.query('lock table orders in share mode'); // no order may come in between the look and the change
      if (await isCurrencyFixed(tx.db)) throw inputInvalid({ path: 'input.currency', rule: 'cannot change once orders exist' });
    }
    await tx.db.query('update organisation set name = $1, currency = $2, zone = $3, locale = $4, country = $5, updated_at = $6', [
      next.name.trim(),
      next.currency,
      next.zone,
      next.locale,
      next.country,
      tx.now(),
    ]);
    return next;
  });
}

type LeaveDemo = (db: EntityManager, now: Date) => Promise<void>;
let leaveDemo: LeaveDemo | undefined;

/** Registers what removes the demo shop's data inside a transaction. */
export function onLeaveDemo(handler: LeaveDemo): void {
  leaveDemo = handler;
}

/** Removes the demo shop's data through the registered handler. */
export async function removeDemoData(db: EntityManager, now: Date): Promise<void> {
  if (!leaveDemo) throw failure('UNAVAILABLE', 'This server cannot remove the demo shop.');
  await leaveDemo(db, now);
}

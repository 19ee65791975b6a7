import type { BuiltInRoleKey, Ctx } from '../../src/access/index.js';
import { builtInRoles, ensureBuiltInRoles } from '../../src/access/index.js';
import type { Organisation } from '../../src/platform/organisation.js';
import { type CustomerId, newId } from '../../src/platform/ids.js';
import { type CustomerWithConsents, upsertCustomers } from '../../src/modules/consent/index.js';
import { type OrderRow, recordMany } from '../../src/modules/orders/index.js';
import { platformCtx } from './ctx.js';
import { templateDatabase } from './database.js';

/** The database of the calling test file. */
export const database = await templateDatabase();

/** Orders to make: `count` of them, each with `lines` equal lines of one product of the category. */
export interface OrdersWanted extends Partial<Omit<OrderRow, 'placedAt' | 'lines' | 'customer'>> {
  readonly placedAt?: string;
  readonly category?: string;
  readonly brand?: string;
  /** lines an order */
  readonly lines?: number;
  readonly quantity?: string;
  readonly unitPrice?: string;
}

export interface Made {
  readonly id: CustomerId;
}

export interface Builders {
  /** A customer, with an external id of its own unless given one. */
  customer(fields?: CustomerWithConsents): {
    withOrders(count: number, wanted?: OrdersWanted): Promise<Made>;
    withoutOrders(): Promise<Made>;
  };
}

export interface Stage {
  readonly ctx: Ctx;
  readonly make: Builders;
}

const organisation: Organisation = {
  name: 'Bakery',
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  locale: 'zh-CN',
  country: 'CN',
  isDemo: false,
};

const tables = [
  'customers',
  'identities',
  'contact_points',
  'interests',
  'stated_preferences',
  'field_verifications',
  'attribute_definitions',
  'customer_merges',
  'customer_notes',
  'orders',
  'lines',
  'order_keys',
  'events',
  'consents',
  'consent_log',
  'erasures',
  'products',
  'categories',
  'stores',
  'rfm_rule',
  'rfm_runs',
  'value_models',
  'stage_changes',
  'lifecycle_rules',
  'similar_products',
  'popular_products',
  'suggestion_runs',
  'changes',
  'outbox',
  'idempotency_keys',
];

/** An empty shop at a given time, seen by somebody of a built-in role, with builders that write through the modules' own doors. */
export async function stage(options: { readonly as?: BuiltInRoleKey; readonly now?: string } = {}): Promise<Stage> {
  const { as = 'owner', now = '2026-03-01T00:00:00Z' } = options;
  await database.pool.query(`truncate ${tables.join(', ')} cascade`);
  await database.pool.query(
    `insert into organisation (name, currency, zone, locale, country, updated_at) values ($1, $2, $3, $4, $5, now())
     on conflict (id) do update set currency = excluded.currency, zone = excluded.zone`,
    [organisation.name, organisation.currency, organisation.zone, organisation.locale, organisation.country],
  );
  await ensureBuiltInRoles(database.dataSource.manager, new Date(now));
  const owner = seenBy('owner', now);
  let made = 0;
  const make: Builders = {
    customer: (fields = {}) => {
      const externalId = fields.externalId ?? `customer-${(made += 1)}`;
      const withoutOrders = async (): Promise<Made> => {
        const [outcome] = await upsertCustomers(owner, [{ ...fields, externalId }], { source: 'test' });
        if (outcome?.customerId === undefined) throw new Error(`The customer was refused: ${JSON.stringify(outcome?.issues)}`);
        return { id: outcome.customerId };
      };
      const withOrders = async (count: number, wanted: OrdersWanted = {}): Promise<Made> => {
        const customer = await withoutOrders();
        const rows = Array.from({ length: count }, (): OrderRow => orderOf(wanted, externalId, `order-${(made += 1)}`));
        const refused = (await recordMany(owner, rows, { source: 'test' })).filter(({ outcome }) => outcome === 'REJECTED');
        if (refused.length > 0) throw new Error(`Orders were refused: ${JSON.stringify(refused)}`);
        return customer;
      };
      return { withOrders, withoutOrders };
    },
  };
  return { ctx: seenBy(as, now), make };
}

/** The context of somebody of a built-in role. */
export function seenBy(as: BuiltInRoleKey, now = '2026-03-01T00:00:00Z'): Ctx {
  const { labels, actions, name } = builtInRoles[as];
  return {
    ...platformCtx(database, now),
    organisation,
    viewer: {
      userId: newId(),
      email: `${as}@shop.test`,
      name: as,
      roleKey: as,
      roleName: name,
      locale: 'en',
      policy: { labels, fields: {}, actions, rowScope: null },
    },
  };
}

function orderOf(wanted: OrdersWanted, externalId: string, number: string): OrderRow {
  const { placedAt = '2026-02-01', category = 'snacks', brand, lines = 1, quantity = '1', unitPrice = '10', ...more } = wanted;
  const line = {
    sku: `${category}-1`,
    name: `${category} 1`,
    category: [category],
    quantity,
    unitPrice,
    ...(brand === undefined ? {} : { brand }),
  };
  return {
    externalId: number,
    customer: { externalId },
    placedAt: new Date(placedAt.length === 10 ? `${placedAt}T04:00:00Z` : placedAt),
    lines: Array.from({ length: lines }, () => line),
    ...more,
  };
}

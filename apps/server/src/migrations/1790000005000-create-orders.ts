import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrders1790000005000 implements MigrationInterface {
  readonly name = 'CreateOrders1790000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table order_keys (
  source text collate "C" not null,
  external_id text collate "C" not null,
  customer_id uuid not null,
  order_id uuid not null,
  primary key (source, external_id)
);

create table orders (
  customer_id uuid not null,
  id uuid not null,
  source text collate "C" not null,
  external_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('order', 'return')),
  status text collate "C" not null check (status in ('open', 'paid', 'fulfilled', 'cancelled')),
  is_anonymous boolean not null default false,
  placed_at timestamptz not null,
  channel text collate "C",
  store_id uuid references stores (id),
  pickup_store_id uuid references stores (id),
  payment text collate "C",
  delivery text collate "C",
  delivered_at timestamptz,
  return_of text collate "C",
  subtotal bigint not null,
  discount bigint not null default 0,
  shipping bigint not null default 0,
  tax bigint not null default 0,
  total bigint not null,
  incomplete boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (customer_id, id)
);
create index orders_by_time on orders (customer_id, placed_at);
create index orders_by_placed on orders (placed_at, id) include (customer_id, kind, status, channel);
create index orders_by_id on orders (id);
create index orders_by_return on orders (source, return_of) where return_of is not null;

create table lines (
  customer_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  key text collate "C" not null,
  position integer not null,
  product_id uuid references products (id),
  quantity numeric(18, 4) not null,
  unit_price numeric(18, 6) not null,
  amount bigint not null,
  placed_at timestamptz not null,
  counts boolean not null default true,
  primary key (customer_id, order_id, id),
  unique (customer_id, order_id, key)
);
create index lines_by_product on lines (product_id, placed_at) include (customer_id, order_id, amount, quantity, counts);
create index lines_by_time on lines (customer_id, placed_at) include (amount, counts);
comment on index lines_by_product is 'holds all that measures of categories read, so that they never touch the table';
comment on column lines.counts is 'false when the order is cancelled: the line stays on the timeline only';
comment on column lines.unit_price is 'a rate in major units, up to six decimals; amount is quantity × unit_price in minor units, rounded half up once';
    `);
  }

  /** Forward only: a shop's data is never dropped by stepping back; restore a backup instead. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup to step back.');
  }
}

import { ID, ObjectType, registerEnumType } from 'type-graphql';
import { Exposed, Related } from '../../access/exposed.js';
import { extraField } from '../../access/extra-field.js';
import { registry } from '../../access/field-registry.js';
import { connectionOf } from '../../access/connection-types.js';
import { Customer } from '../customers/index.js';

export enum TimelineKind {
  ORDER = 'order',
  RETURN = 'return',
  EVENT = 'event',
  CONSENT = 'consent',
}

registerEnumType(TimelineKind, {
  name: 'TimelineKind',
  description: 'What an entry of a timeline is about.',
  valuesConfig: {
    ORDER: { description: 'An order, cancelled ones included.' },
    RETURN: { description: 'A return.' },
    EVENT: { description: 'Something the customer did.' },
    CONSENT: { description: 'A consent that was given, withdrawn or objected to.' },
  },
});

/** The graph's opaque id of an order, made where the row is read. */
const globalOrderId = (id: string): string =>
  `translate(rtrim(encode(convert_to('Order:' || ${id}::text, 'UTF8'), 'base64'), '='), '+/', '-_')`;

/** The timeline is no table of its own: it is read from what happened. */
const timeline = `(
  select o.customer_id, o.id, o.kind, o.placed_at as at, o.external_id as title, o.status as detail, o.total as amount, ${globalOrderId('o.id')} as order_id from orders o
  union all
  select e.customer_id, e.id, 'event', e.occurred_at, e.name, p.name, null::bigint, null::text from events e left join products p on p.id = e.product_id
  union all
  select l.customer_id, l.id, 'consent', l.at, l.purpose, l.state, null::bigint, null::text from consent_log l
)`;

/** One thing that happened between the shop and a customer. */
@ObjectType({ description: 'One thing that happened between the shop and a customer.' })
export class TimelineEntry {
  @Exposed('enum', 'behaviour', {
    inLanguage: false,
    graphType: () => TimelineKind,
    title: ['Kind', '类型'],
    description: ['What the entry is about.', '条目的类型。'],
  })
  kind!: TimelineKind;

  @Exposed('instant', 'behaviour', { inLanguage: false, title: ['At', '时间'], description: ['When it happened.', '发生的时间。'] })
  at!: Date;

  @Exposed('text', 'behaviour', {
    inLanguage: false,
    title: ['Title', '标题'],
    description: ["An order's number, an event's name, a consent's purpose.", '订单号、事件名称或授权用途。'],
  })
  title!: string;

  @Exposed('text', 'behaviour', {
    nullable: true,
    inLanguage: false,
    title: ['Detail', '详情'],
    description: ["An order's status, an event's product, a consent's state.", '订单状态、事件涉及的商品或授权状态。'],
  })
  detail!: string | null;

  @Exposed('money', 'behaviour', {
    nullable: true,
    inLanguage: false,
    title: ['Amount', '金额'],
    description: ['Total of an order or return.', '订单或退货的金额。'],
  })
  amount!: string | null;

  @Exposed('text', 'behaviour', {
    nullable: true,
    inLanguage: false,
    graphType: () => ID,
    title: ['Order', '订单'],
    description: ['Opaque id of the order or return.', '订单或退货的不透明编号。'],
  })
  orderId!: string | null;
}

registry.addRecord({ name: 'TimelineEntry', table: timeline, customer: 'customer_id' });

extraField('TimelineEntry', 'id', 'id', 'record', {
  from: { kind: 'column', column: 'id' },
  inLanguage: false,
  title: ['Id', '编号'],
  description: ['Breaks ties between entries of the same moment.', '用于区分同一时刻的条目。'],
});

Related(() => connectionOf('TimelineEntry', () => TimelineEntry), 'behaviour', {
  kind: 'connection',
  nullable: true,
  record: () => TimelineEntry,
  on: (customer, entry) => `${entry}.customer_id = ${customer}.id`,
  orderBy: ['-at'],
  description: 'Orders, returns, events and consents in one list, the latest first.',
})(Customer.prototype, 'timeline');

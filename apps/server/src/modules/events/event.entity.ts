import type { Relation } from 'typeorm';
import { Column, PrimaryColumn } from 'typeorm';
import { Exposed, GraphQLJSON, RecordOf, Related } from '../../access/exposed.js';
import type { CustomerId, EventId, ProductId } from '../../platform/ids.js';
import { Node } from '../../access/node.js';
import { Product } from '../catalog/index.js';

/** Something a customer did: viewed, added to cart, favourited, used a product, attended. */
@RecordOf('events', {
  description: 'Something a customer did: viewed, added to cart, favourited, used a product, attended.',
  implements: Node,
  customer: 'customer_id',
})
export class Event {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('id', 'record', {
    primary: true,
    inLanguage: false,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: EventId;

  @Exposed('text', 'behaviour', {
    group: 'events',
    title: ['Event', '事件'],
    description: [
      'What happened, such as viewed, added_to_cart, favourited, used or attended.',
      '发生了什么，例如 viewed、added_to_cart、favourited、used、attended。',
    ],
    examples: ['viewed', 'added_to_cart'],
  })
  name!: string;

  @Exposed('text', 'behaviour', {
    group: 'events',
    title: ['Source', '来源系统'],
    description: ['Name of the system the event comes from.', '事件来自哪个系统。'],
    examples: ['web', 'app'],
  })
  source!: string;

  @Exposed('instant', 'behaviour', { group: 'events', title: ['Happened', '发生时间'], description: ['When it happened.', '发生的时间。'] })
  occurredAt!: Date;

  @Related(() => Product, 'operations', {
    kind: 'one',
    nullable: true,
    on: (event, product) => `${product}.id = ${event}.product_id`,
    description: 'The product it was about.',
  })
  product!: Relation<Product> | null;

  @Exposed('text', 'behaviour', {
    nullable: true,
    inLanguage: false,
    graphType: () => GraphQLJSON,
    group: 'events',
    title: ['Properties', '属性'],
    description: ['Whatever else the source said, as JSON.', '来源系统提供的其他内容，JSON 格式。'],
  })
  properties!: Record<string, unknown>;

  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId!: string | null;

  @Column({ name: 'product_id', type: 'uuid', nullable: true })
  productId!: ProductId | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

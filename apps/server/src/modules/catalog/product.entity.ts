import type { Relation } from 'typeorm';
import { Column } from 'typeorm';
import { Field } from 'type-graphql';
import { Carrier, Exposed, RecordOf, Related } from '../../access/exposed.js';
import type { CategoryId, ProductId } from '../../platform/ids.js';
import { Node } from '../../access/node.js';
import { Category } from './category.entity.js';

/** A property of a product beside its category: function, purpose, specification, origin, material. */
@Carrier('A property of a product beside its category: function, purpose, specification, origin, material.', 'Facet')
export class Facet {
  @Field(() => String, { description: 'Which property, such as origin.' })
  key!: string;

  @Field(() => String, { description: 'Its value, such as Yunnan.' })
  value!: string;
}

/** Something the shop sells. */
@RecordOf('products', { description: 'Something the shop sells.', implements: Node })
export class Product {
  @Exposed('id', 'record', {
    primary: true,
    inLanguage: false,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: ProductId;

  @Exposed('text', 'operations', {
    group: 'product',
    title: ['Number', '编号'],
    description: ['Number or SKU of the product in the system it comes from.', '商品在来源系统中的编号或 SKU。'],
    synonyms: ['sku', '货号'],
    examples: ['BR-001'],
  })
  externalId!: string;

  @Exposed('text', 'operations', {
    group: 'product',
    inLanguage: false,
    title: ['Source', '来源系统'],
    description: ['Name of the system or file the product comes from.', '商品来自哪个系统或文件。'],
  })
  source!: string;

  @Exposed('text', 'operations', {
    group: 'product',
    title: ['Name', '名称'],
    description: ['Name of the product.', '商品的名称。'],
    examples: ['Sourdough loaf', '酸面包'],
  })
  name!: string;

  @Related(() => Category, 'operations', {
    kind: 'one',
    nullable: true,
    on: (product, category) => `${category}.id = ${product}.category_id`,
    description: 'Where the product stands in the tree of categories.',
  })
  category!: Relation<Category> | null;

  @Column({ name: 'category_id', type: 'uuid', nullable: true })
  categoryId!: CategoryId | null;

  @Exposed('text', 'operations', {
    nullable: true,
    group: 'product',
    title: ['Brand', '品牌'],
    description: ['Brand of the product.', '商品的品牌。'],
    examples: ['Yili'],
  })
  brand!: string | null;

  @Exposed('text', 'operations', {
    inLanguage: false,
    group: 'product',
    graphType: () => [Facet],
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `(select coalesce(json_agg(json_build_object('key', facet.key, 'value', facet.value) order by facet.key), '[]') from jsonb_each_text(${row}.facets) as facet)`,
    },
    title: ['Facets', '特性'],
    description: ['Properties beside the category.', '分类以外的特性。'],
  })
  readonly facets!: Facet[];

  @Exposed('list', 'operations', {
    group: 'product',
    title: ['Product tags', '商品标签'],
    description: ['Words the shop hung on the product.', '商家给商品打的标签。'],
    synonyms: ['labels', '标签'],
    examples: ['seasonal', 'new'],
  })
  tags!: string[];

  @Column({ name: 'facets', type: 'jsonb', default: {} })
  facetMap!: Record<string, string>;

  @Column({ name: 'name_folded', type: 'text' })
  nameFolded!: string;

  @Exposed('instant', 'record', {
    inLanguage: false,
    title: ['Created', '创建时间'],
    description: ['When the record was made.', '记录创建的时间。'],
  })
  createdAt!: Date;

  @Exposed('instant', 'record', {
    inLanguage: false,
    title: ['Updated', '更新时间'],
    description: ['When the record last changed.', '记录最近一次变更的时间。'],
  })
  updatedAt!: Date;
}

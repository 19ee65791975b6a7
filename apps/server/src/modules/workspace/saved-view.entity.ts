import { registerEnumType } from 'type-graphql';
import { Column } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import { Node } from '../../access/node.js';
import type { SavedViewId, UserId } from '../../platform/ids.js';

export enum ViewPlace {
  CUSTOMERS = 'customers',
  PRODUCTS = 'products',
}

registerEnumType(ViewPlace, {
  name: 'ViewPlace',
  description: 'The list a saved view is of.',
  valuesConfig: { CUSTOMERS: { description: 'The list of customers.' }, PRODUCTS: { description: 'The list of products.' } },
});

const graphOnly = { inLanguage: false } as const;

/** A way to look at a list that somebody keeps: filters, order and columns. */
@RecordOf('saved_views', { description: 'A way to look at a list that its owner keeps: filters, order and columns.', implements: Node })
export class SavedView {
  @Exposed('id', 'record', {
    ...graphOnly,
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: SavedViewId;

  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: UserId;

  @Exposed('enum', 'record', {
    ...graphOnly,
    graphType: () => ViewPlace,
    title: ['List', '列表'],
    description: ['Which list.', '所属的列表。'],
  })
  place!: ViewPlace;

  @Exposed('text', 'record', { ...graphOnly, title: ['Name', '名称'], description: ['What its owner calls it.', '所有者起的名称。'] })
  name!: string;

  @Exposed('text', 'record', {
    ...graphOnly,
    title: ['Address', '地址参数'],
    description: [
      'The query part of the list’s address: where=…&sort=SPENT&cols=phone,city.',
      '列表地址中的查询部分：where=…&sort=SPENT&cols=phone,city。',
    ],
  })
  address!: string;

  @Exposed('instant', 'record', { ...graphOnly, title: ['Kept', '保存时间'], description: ['When it was kept.', '保存的时间。'] })
  createdAt!: Date;
}

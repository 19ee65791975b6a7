import { Column } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import type { StoreId } from '../../platform/ids.js';
import { Node } from '../../access/node.js';

/** A place where the shop sells or hands over. */
@RecordOf('stores', { description: 'A place where the shop sells or hands over.', implements: Node })
export class Store {
  @Exposed('id', 'record', {
    primary: true,
    inLanguage: false,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: StoreId;

  @Exposed('text', 'operations', {
    group: 'store',
    title: ['Key', '键名'],
    description: ['Short name of the store, fixed when it is first seen.', '门店的短名称，首次出现时确定。'],
    examples: ['hangzhou-west-lake'],
  })
  key!: string;

  @Exposed('text', 'operations', {
    group: 'store',
    title: ['Name', '名称'],
    description: ['Name of the store.', '门店的名称。'],
    examples: ['West Lake', '西湖店'],
  })
  name!: string;

  @Exposed('text', 'operations', {
    nullable: true,
    group: 'store',
    title: ['Region', '大区'],
    description: ['Region of the chain the store belongs to.', '门店所属的大区。'],
    examples: ['East', '华东'],
  })
  region!: string | null;

  @Exposed('text', 'operations', {
    nullable: true,
    group: 'store',
    title: ['Province', '省份'],
    description: ['Province of the store.', '门店所在省份。'],
  })
  province!: string | null;

  @Exposed('text', 'operations', {
    nullable: true,
    group: 'store',
    title: ['City', '城市'],
    description: ['City of the store.', '门店所在城市。'],
  })
  city!: string | null;

  @Exposed('text', 'operations', {
    nullable: true,
    group: 'store',
    title: ['District', '区县'],
    description: ['District of the store.', '门店所在区县。'],
  })
  district!: string | null;

  @Column({ type: 'double precision', nullable: true })
  latitude!: number | null;

  @Column({ type: 'double precision', nullable: true })
  longitude!: number | null;

  @Column({ name: 'opened_on', type: 'date', nullable: true })
  openedOn!: string | null;

  @Column({ name: 'closed_on', type: 'date', nullable: true })
  closedOn!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

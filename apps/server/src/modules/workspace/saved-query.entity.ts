import { Column } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import { Node } from '../../access/node.js';
import type { SavedQueryId, UserId } from '../../platform/ids.js';

const graphOnly = { inLanguage: false } as const;

/** A question to the graph that somebody keeps. */
@RecordOf('saved_queries', {
  description: 'A question to the graph that somebody keeps, for themselves or for the team.',
  implements: Node,
})
export class SavedQuery {
  @Exposed('id', 'record', {
    ...graphOnly,
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: SavedQueryId;

  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: UserId;

  @Exposed('text', 'record', { ...graphOnly, title: ['Name', '名称'], description: ['What its owner calls it.', '所有者起的名称。'] })
  name!: string;

  @Exposed('text', 'record', {
    ...graphOnly,
    title: ['Document', '查询文本'],
    description: ['The GraphQL document.', 'GraphQL 查询文本。'],
  })
  document!: string;

  @Exposed('text', 'record', {
    ...graphOnly,
    title: ['Variables', '变量'],
    description: ['Its variables as JSON text; empty when there are none.', '变量的 JSON 文本；没有时为空。'],
  })
  variables!: string;

  @Exposed('boolean', 'record', {
    ...graphOnly,
    title: ['Shared', '团队共享'],
    description: ['Whether the team sees it: everybody whose own graph it fits.', '是否对团队可见：所有能执行它的同事。'],
  })
  isShared!: boolean;

  @Exposed('text', 'record', {
    ...graphOnly,
    nullable: true,
    from: { kind: 'expression', sql: ({ row }) => `(select users.name from users where users.id = ${row}.owner_id)` },
    title: ['Owner', '所有者'],
    description: ['Name of who keeps it.', '保存者的姓名。'],
  })
  readonly owner!: string | null;

  @Exposed('instant', 'record', {
    ...graphOnly,
    title: ['Changed', '更新时间'],
    description: ['When it was last saved.', '最近保存的时间。'],
  })
  updatedAt!: Date;
}

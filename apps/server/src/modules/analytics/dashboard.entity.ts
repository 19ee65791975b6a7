import { ID } from 'type-graphql';
import { Column } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import { Node } from '../../access/node.js';
import type { DashboardId, UserId } from '../../platform/ids.js';

const graphOnly = { inLanguage: false } as const;

/** Saved questions side by side. */
@RecordOf('dashboards', { description: 'Saved questions side by side, for their keeper or for the team.', implements: Node })
export class Dashboard {
  @Exposed('id', 'record', {
    ...graphOnly,
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永远不变。'],
  })
  id!: DashboardId;

  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: UserId;

  @Exposed('text', 'record', { ...graphOnly, title: ['Name', '名称'], description: ['What its owner calls it.', '所有者起的名称。'] })
  name!: string;

  @Exposed('list', 'record', {
    ...graphOnly,
    graphType: () => [ID],
    title: ['Questions', '问题'],
    description: [
      'Global ids of its questions, in the order of the page. One that the viewer may not ask is not among their questions.',
      '页面上各问题的编号，按显示顺序。无权查询的问题不会出现在自己的问题列表中。',
    ],
  })
  questionIds!: readonly string[];

  @Exposed('boolean', 'record', {
    ...graphOnly,
    title: ['Shared', '团队共享'],
    description: ['Whether the team sees it.', '是否对团队可见。'],
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

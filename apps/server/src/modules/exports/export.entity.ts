import { Column, type Relation } from 'typeorm';
import { Exposed, RecordOf, Related } from '../../access/exposed.js';
import { Node } from '../../access/node.js';
import type { ExportId } from '../../platform/ids.js';
import { Segment } from '../segments/index.js';
import { ExportFormat, ExportKind, ExportState } from './export.enums.js';

const graphOnly = { inLanguage: false } as const;

/** A file of a segment's members, or of records as an import takes them. */
@RecordOf('exports', {
  description: "A file of a segment's members, or of records as an import takes them.",
  implements: Node,
  needs: { action: 'data.export' },
})
export class Export {
  @Exposed('id', 'record', {
    ...graphOnly,
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永久不变。'],
  })
  id!: ExportId;

  @Related(() => Segment, 'operations', {
    kind: 'one',
    nullable: true,
    on: (from, segment) => `${segment}.id = ${from}.segment_id`,
    description: 'Whose members it holds; null for a file of records.',
  })
  segment!: Relation<Segment> | null;

  @Exposed('enum', 'operations', {
    ...graphOnly,
    graphType: () => ExportKind,
    title: ['Kind', '内容'],
    description: ['What the file holds.', '文件的内容。'],
  })
  kind!: ExportKind;

  @Exposed('enum', 'operations', {
    ...graphOnly,
    graphType: () => ExportFormat,
    title: ['Format', '格式'],
    description: ['How the file is written.', '文件的格式。'],
  })
  format!: ExportFormat;

  @Exposed('list', 'operations', {
    ...graphOnly,
    title: ['Fields', '字段'],
    description: ['Names of the catalogue, in the order of the columns.', '目录中的字段名，按列的顺序。'],
  })
  fields!: string[];

  @Exposed('text', 'operations', { ...graphOnly, title: ['Purpose', '用途'], description: ['What the file is for.', '文件的用途。'] })
  purpose!: string;

  @Exposed('enum', 'operations', {
    ...graphOnly,
    graphType: () => ExportState,
    title: ['State', '状态'],
    description: ['How far it is.', '进行到哪一步。'],
  })
  state!: ExportState;

  @Exposed('integer', 'operations', {
    ...graphOnly,
    nullable: true,
    title: ['Rows', '行数'],
    description: ['Rows below the header; null until it is done.', '表头以下的行数；完成之前为空。'],
  })
  rowCount!: number | null;

  @Exposed('text', 'operations', {
    ...graphOnly,
    nullable: true,
    from: { kind: 'expression', sql: ({ row }) => `case when ${row}.state = 'DONE' then '/exports/' || ${row}.id end` },
    title: ['Address', '下载地址'],
    description: ['Where its maker can download it; null when there is no file.', '创建者可下载的地址；没有文件时为空。'],
  })
  readonly url!: string | null;

  @Exposed('text', 'operations', {
    ...graphOnly,
    nullable: true,
    title: ['Failure', '失败原因'],
    description: ['Why it ended early.', '提前结束的原因。'],
  })
  failure!: string | null;

  @Exposed('instant', 'record', {
    ...graphOnly,
    title: ['Created', '创建时间'],
    description: ['When it was asked for.', '请求导出的时间。'],
  })
  createdAt!: Date;

  @Exposed('instant', 'operations', {
    ...graphOnly,
    nullable: true,
    title: ['Expires', '过期时间'],
    description: ['When the file goes; null until it is done.', '文件失效的时间；完成之前为空。'],
  })
  expiresAt!: Date | null;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'segment_id', type: 'uuid', nullable: true })
  segmentId!: string | null;

  /** of a file of records: the system whose numbers it carries */
  @Column({ type: 'text', nullable: true })
  source!: string | null;
}

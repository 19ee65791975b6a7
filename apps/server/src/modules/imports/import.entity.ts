import { Column } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import { Node } from '../../access/node.js';
import type { ImportId } from '../../platform/ids.js';
import { ImportKind, ImportState } from './import.enums.js';
import {
  ImportChangeCount,
  ImportCorrection,
  ImportUndo,
  ColumnMapping,
  ColumnSample,
  ImportFile,
  ImportFormats,
  ImportIssueCount,
  ImportOptions,
  ImportProgress,
  ImportRows,
} from './import.types.js';

const graphOnly = { inLanguage: false } as const;
const seconds = (row: string): string => `nullif(extract(epoch from ${row}.updated_at - ${row}.step_started_at), 0)`;

/** A file on its way into the shop's data. */
@RecordOf('imports', { description: "A file on its way into the shop's data.", implements: Node, needs: { action: 'imports.run' } })
export class Import {
  @Exposed('id', 'record', {
    ...graphOnly,
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永久不变。'],
  })
  id!: ImportId;

  @Exposed('enum', 'operations', {
    ...graphOnly,
    graphType: () => ImportKind,
    title: ['Kind', '类别'],
    description: ['What the rows are.', '每一行是什么。'],
  })
  kind!: ImportKind;

  @Exposed('enum', 'operations', {
    ...graphOnly,
    graphType: () => ImportState,
    title: ['State', '状态'],
    description: ['How far it is.', '进行到哪一步。'],
  })
  state!: ImportState;

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => ImportFile,
    from: {
      kind: 'expression',
      sql: ({ row }) => `${row}.form || jsonb_build_object('name', ${row}.file_name, 'bytes', ${row}.bytes)`,
    },
    title: ['File', '文件'],
    description: ['The uploaded file and how it is read.', '上传的文件及读取方式。'],
  })
  readonly file!: ImportFile;

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => [ColumnSample],
    from: { kind: 'expression', sql: ({ row }) => `${row}.columns` },
    title: ['Columns', '列'],
    description: ['Columns of the file in their order, with what each is taken for.', '文件的各列，及其对应的字段。'],
  })
  readonly columns!: ColumnSample[];

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => [ColumnMapping],
    from: { kind: 'expression', sql: ({ row }) => `${row}.columns` },
    title: ['Mapping', '列对应'],
    description: ['What each column is taken for.', '每一列对应的字段。'],
  })
  readonly mapping!: ColumnMapping[];

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => ImportFormats,
    from: { kind: 'expression', sql: ({ row }) => `${row}.formats` },
    title: ['Formats', '格式'],
    description: ['How its numbers and dates are written; nothing is known before the dry run.', '数字和日期的写法；试运行之前未知。'],
  })
  readonly formats!: ImportFormats;

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => ImportOptions,
    from: { kind: 'expression', sql: ({ row }) => `${row}.options` },
    title: ['Options', '选项'],
    description: ['How the file is read.', '文件的读取方式。'],
  })
  readonly options!: ImportOptions;

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => [ImportCorrection],
    from: { kind: 'expression', sql: ({ row }) => `${row}.corrections` },
    title: ['Corrections', '更正'],
    description: ['Values of the file that are read as others.', '读取时替换的值。'],
  })
  readonly corrections!: ImportCorrection[];

  @Exposed('instant', 'operations', {
    ...graphOnly,
    nullable: true,
    column: 'remembered_at',
    title: ['Mapping remembered', '沿用的对应关系'],
    description: [
      'When the mapping was settled that this import began with, from an earlier file with the same columns; null when it was guessed.',
      '沿用此前相同表头文件的对应关系时，该对应关系的保存时间；自动判断时为空。',
    ],
  })
  rememberedAt!: Date | null;

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => ImportRows,
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `json_build_object(${['total', 'created', 'updated', 'unchanged', 'rejected', 'anonymous'].map((name) => `'${name}', ${row}.${name}`).join(', ')})`,
    },
    title: ['Rows', '行数'],
    description: ['Rows by what becomes of them; all 0 until the file is checked.', '按结果统计的行数；检查之前均为 0。'],
  })
  readonly rows!: ImportRows;

  @Exposed('text', 'operations', {
    ...graphOnly,
    nullable: true,
    graphType: () => ImportProgress,
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `case when ${row}.state in ('CHECKING', 'RUNNING', 'PAUSED', 'UNDOING') then json_build_object('done', ${row}.step_done, 'total', ${row}.step_total,
          'ratePerSecond', ${row}.step_done / ${seconds(row)},
          'secondsLeft', (${row}.step_total - ${row}.step_done) * ${seconds(row)} / nullif(${row}.step_done, 0)) end`,
    },
    title: ['Progress', '进度'],
    description: ['How far the current step is; null when nothing goes on.', '当前步骤的进度；没有进行中的步骤时为空。'],
  })
  readonly progress!: ImportProgress | null;

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => [ImportIssueCount],
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `(select coalesce(json_agg(json_build_object('code', kinds.code, 'severity', kinds.severity, 'column', kinds."column", 'count', kinds.count)
            order by kinds.severity, kinds.count desc, kinds.code, kinds."column"), '[]')
          from (select code, severity, "column", count(*)::integer as count from import_issues where import_id = ${row}.id group by code, severity, "column") kinds)`,
    },
    title: ['Issue counts', '问题统计'],
    description: ['Issues by code and column, the rejecting ones first.', '按代码和列统计的问题，导致拒绝的在前。'],
  })
  readonly issueCounts!: ImportIssueCount[];

  @Exposed('text', 'operations', {
    ...graphOnly,
    nullable: true,
    from: { kind: 'expression', sql: ({ row }) => `case when ${row}.rejected > 0 then '/imports/' || ${row}.id || '/rejected.csv' end` },
    title: ['Rejected rows', '被拒绝的行'],
    description: [
      'Where the rejected rows can be downloaded with their reasons; null when there are none.',
      '被拒绝的行及原因的下载地址；没有时为空。',
    ],
  })
  readonly rejectedUrl!: string | null;

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => [ImportChangeCount],
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `(select coalesce(json_agg(json_build_object('kind', kind, 'created', created, 'updated', updated) order by kind), '[]')
          from (select kind, count(*) filter (where before is null)::integer as created, count(*) filter (where before is not null)::integer as updated
            from import_changes where import_id = ${row}.id group by kind) kinds)`,
    },
    title: ['Changes', '改动'],
    description: [
      'Records that it made or changed so far, which undoing it takes back; empty once it can no longer be undone.',
      '目前新建或修改的记录，撤销时会恢复；超过撤销期限后为空。',
    ],
  })
  readonly changes!: ImportChangeCount[];

  @Exposed('instant', 'operations', {
    ...graphOnly,
    nullable: true,
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `case when ${row}.state in ('DONE', 'CANCELLED', 'FAILED') and ${row}.tidied_at is null
          and exists (select from import_changes where import_id = ${row}.id) then ${row}.ended_at + interval '30 days' end`,
    },
    title: ['Undo until', '可撤销至'],
    description: ['Until when it can be undone; null when there is nothing to undo.', '在此之前可以撤销；没有可撤销的内容时为空。'],
  })
  readonly undoUntil!: Date | null;

  @Exposed('text', 'operations', {
    ...graphOnly,
    graphType: () => ImportUndo,
    from: {
      kind: 'expression',
      sql: ({ row }) => `('{"restored": 0, "removed": 0, "kept": 0}'::jsonb || ${row}.undo)`,
    },
    title: ['Undo', '撤销'],
    description: ['What undoing it did so far.', '撤销目前的结果。'],
  })
  readonly undo!: ImportUndo;

  @Exposed('text', 'operations', {
    ...graphOnly,
    nullable: true,
    title: ['Failure', '失败原因'],
    description: ['Why it ended early; null otherwise.', '提前结束的原因；否则为空。'],
  })
  failure!: string | null;

  @Exposed('instant', 'record', {
    ...graphOnly,
    title: ['Created', '创建时间'],
    description: ['When the file was opened.', '打开文件的时间。'],
  })
  createdAt!: Date;

  @Column({ name: 'file_id', type: 'uuid' })
  fileId!: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;
}

import { Column } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import { extraField } from '../../access/extra-field.js';
import { IssueSeverity } from './import.enums.js';
import { PrimaryColumn } from 'typeorm';

const graphOnly = { inLanguage: false } as const;

/** Something about a row of a file. */
@RecordOf('import_issues', { description: 'Something about a row of a file.', needs: { action: 'imports.run' } })
export class ImportIssue {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Exposed('integer', 'operations', {
    ...graphOnly,
    title: ['Line', '行号'],
    description: ['Physical line of the file on which the row begins; the header is on line 1.', '该行在文件中的物理行号；表头为第 1 行。'],
  })
  line!: number;

  @Exposed('text', 'operations', {
    ...graphOnly,
    nullable: true,
    title: ['Column', '列'],
    description: ['Header of the column; null when it is about the row.', '列的表头；针对整行时为空。'],
  })
  column!: string | null;

  @Exposed('text', 'operations', {
    ...graphOnly,
    title: ['Code', '代码'],
    description: ['One of the closed list of row codes.', '行代码列表中的一个。'],
  })
  code!: string;

  @Exposed('enum', 'operations', {
    ...graphOnly,
    graphType: () => IssueSeverity,
    title: ['Severity', '严重程度'],
    description: ['What it does to the row.', '对该行的影响。'],
  })
  severity!: IssueSeverity;

  @Exposed('text', 'operations', { ...graphOnly, title: ['Message', '说明'], description: ['The same in words.', '文字说明。'] })
  message!: string;

  @Exposed('text', 'operations', {
    ...graphOnly,
    nullable: true,
    title: ['Value', '值'],
    description: ['What stands in the cell, up to 200 characters.', '单元格的内容，最多 200 个字符。'],
  })
  value!: string | null;

  @Column({ name: 'import_id', type: 'uuid' })
  importId!: string;
}

extraField('ImportIssue', 'id', 'id', 'record', {
  ...graphOnly,
  from: { kind: 'column', column: 'id' },
  title: ['Id', '编号'],
  description: ['Breaks ties between issues of a line.', '用于区分同一行的问题。'],
});

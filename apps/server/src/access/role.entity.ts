import { Field } from 'type-graphql';
import { Column } from 'typeorm';
import type { RoleId } from '../platform/ids.js';
import { AccessLevel } from './enums.js';
import { Carrier, Exposed, RecordOf } from './exposed.js';
import { Node } from './node.js';

/** The level of one label in a role. */
@Carrier('The level a role gives a label.')
export class LabelLevel {
  @Field(() => String, { description: 'The label, such as contact.' })
  label!: string;

  @Field(() => AccessLevel, { description: 'What the role may do with fields of the label.' })
  level!: AccessLevel;
}

/** The level of a single field that a role sets apart from its label. */
@Carrier('The level a role gives a single field, apart from its label.')
export class FieldLevel {
  @Field(() => String, { description: 'The field, such as Customer.city.' })
  field!: string;

  @Field(() => AccessLevel, { description: 'What the role may do with the field.' })
  level!: AccessLevel;
}

/** A role: what its users may see and do. */
@RecordOf('roles', { description: 'A role: what its users may see and do.', implements: Node, needs: { action: 'roles.edit' } })
export class Role {
  @Exposed('id', 'record', {
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永久不变。'],
    inLanguage: false,
  })
  id!: RoleId;

  @Exposed('text', 'operations', {
    title: ['Key', '键'],
    description: ['Short name that programs use, such as marketer; fixed.', '程序使用的短名，例如 marketer；不会改变。'],
    inLanguage: false,
  })
  key!: string;

  @Exposed('text', 'operations', {
    title: ['Name', '名称'],
    description: ['What people call the role.', '人们对该角色的称呼。'],
    inLanguage: false,
  })
  name!: string;

  @Exposed('integer', 'operations', {
    title: ['Version', '版本'],
    description: ['One more with every change; whoever edits says which one they looked at.', '每次修改加一；编辑时须注明所依据的版本。'],
    inLanguage: false,
  })
  version!: number;

  @Exposed('list', 'operations', {
    title: ['Labels', '标签'],
    description: ['The level of each label; an absent one is NONE.', '每个标签的级别；未列出的为 NONE。'],
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `(select coalesce(jsonb_agg(jsonb_build_object('label', key, 'level', value) order by key), '[]') from jsonb_each_text(${row}.labels))`,
    },
    graphType: () => [LabelLevel],
    inLanguage: false,
  })
  readonly labels!: readonly LabelLevel[];

  @Exposed('list', 'operations', {
    title: ['Fields', '字段'],
    description: ['Fields set apart from their label.', '与其标签不同、单独设定的字段。'],
    from: {
      kind: 'expression',
      sql: ({ row }) =>
        `(select coalesce(jsonb_agg(jsonb_build_object('field', key, 'level', value) order by key), '[]') from jsonb_each_text(${row}.fields))`,
    },
    graphType: () => [FieldLevel],
    inLanguage: false,
  })
  readonly fields!: readonly FieldLevel[];

  @Exposed('list', 'operations', {
    title: ['Actions', '操作'],
    description: ['What the role may do besides reading fields, such as data.export.', '除读取字段外该角色可做的事，例如 data.export。'],
    inLanguage: false,
  })
  actions!: string[];

  @Exposed('text', 'operations', {
    nullable: true,
    title: ['Row scope', '行范围'],
    description: [
      'Condition that every customer the role sees must meet; null when it sees all.',
      '该角色能看到的每位客户都必须满足的条件；为空则可看全部。',
    ],
    inLanguage: false,
  })
  rowScope!: string | null;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}

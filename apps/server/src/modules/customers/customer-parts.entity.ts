import { Column, PrimaryColumn } from 'typeorm';
import { Exposed, RecordOf } from '../../access/exposed.js';
import type { CustomerId } from '../../platform/ids.js';

/** One way to reach a customer. */
@RecordOf('contact_points', { description: 'One way to reach a customer.', customer: 'customer_id' })
export class ContactPoint {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('text', 'contact', {
    primary: true,
    title: ['Kind', '类型'],
    description: ['email, phone, wechat or address.', '邮箱、电话、微信或地址。'],
  })
  kind!: string;

  @Exposed('text', 'contact', {
    primary: true,
    title: ['Value', '内容'],
    description: ['The address or number itself.', '地址或号码本身。'],
  })
  value!: string;

  @Exposed('boolean', 'contact', {
    title: ['Primary', '主要'],
    description: ['Whether it is the one to use of its kind.', '是否为该类型中首选的联系方式。'],
  })
  isPrimary!: boolean;

  @Exposed('text', 'contact', {
    nullable: true,
    title: ['Problem', '问题'],
    description: [
      'Why it cannot be used, such as invalid; null when nothing is known against it.',
      '不能使用的原因，例如 invalid；没有已知问题时为空。',
    ],
  })
  problem!: string | null;

  @Exposed('instant', 'contact', {
    nullable: true,
    title: ['Verified', '核实时间'],
    description: ['When the customer confirmed it.', '顾客确认的时间。'],
  })
  verifiedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** Something a customer cares about. */
@RecordOf('interests', { description: 'Something a customer cares about.', customer: 'customer_id' })
export class Interest {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('text', 'demographic', {
    primary: true,
    title: ['Interest', '兴趣'],
    description: ['What it is, such as low-sugar.', '兴趣内容，例如 low-sugar。'],
  })
  key!: string;

  @Exposed('text', 'demographic', {
    title: ['Source', '来源'],
    description: ['Who said so: a survey, a form, a system.', '来自调查、表单或系统。'],
  })
  source!: string;

  @Exposed('instant', 'demographic', { title: ['Noted', '记录时间'], description: ['When it was noted.', '记录的时间。'] })
  notedAt!: Date;
}

/** Something a customer said they prefer. */
@RecordOf('stated_preferences', { description: 'Something a customer said they prefer.', customer: 'customer_id' })
export class StatedPreference {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('text', 'demographic', {
    primary: true,
    title: ['Question', '项目'],
    description: ['What the preference is about, such as flavour.', '偏好的项目，例如口味。'],
  })
  key!: string;

  @Exposed('text', 'demographic', { title: ['Preference', '偏好'], description: ['What the customer said.', '顾客所说的偏好。'] })
  value!: string;

  @Exposed('text', 'demographic', { title: ['Source', '来源'], description: ['Where it was said.', '在哪里说的。'] })
  source!: string;

  @Exposed('instant', 'demographic', { title: ['Noted', '记录时间'], description: ['When it was noted.', '记录的时间。'] })
  notedAt!: Date;
}

/** A field that was checked with the customer. */
@RecordOf('field_verifications', { description: 'A field that was checked with the customer.', customer: 'customer_id' })
export class Verification {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid' })
  customerId!: CustomerId;

  @Exposed('text', 'identity', { primary: true, title: ['Field', '字段'], description: ['Name of the field.', '字段名称。'] })
  field!: string;

  @Exposed('instant', 'identity', { title: ['Verified', '核实时间'], description: ['When it was checked.', '核实的时间。'] })
  verifiedAt!: Date;

  @Column({ name: 'verified_by', type: 'uuid', nullable: true })
  verifiedBy!: string | null;

  @Exposed('text', 'identity', {
    nullable: true,
    inLanguage: false,
    from: { kind: 'expression', sql: ({ row }) => `(select users.name from users where users.id = ${row}.verified_by)` },
    title: ['By', '核实人'],
    description: ['Name of who checked it; null when it came in from elsewhere.', '核实人的姓名；由其他系统带入时为空。'],
  })
  readonly by!: string | null;
}

/** An account of a customer on a social network. */
@RecordOf('identities', {
  description: 'An account of a customer on a social network.',
  customer: 'customer_id',
  only: (row) => `${row}.kind = 'social'`,
})
export class SocialAccount {
  @PrimaryColumn({ type: 'text' })
  kind!: string;

  @Exposed('text', 'contact', {
    primary: true,
    column: 'source',
    title: ['Network', '社交平台'],
    description: ['Name of the network in lower case, such as wechat.', '社交平台名称，小写，例如 wechat。'],
  })
  network!: string;

  @Exposed('text', 'contact', {
    primary: true,
    column: 'value',
    title: ['Account', '账号'],
    description: ['The id that the network gave.', '平台给出的账号标识。'],
  })
  account!: string;
}

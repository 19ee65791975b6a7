import { Column, type Relation } from 'typeorm';
import type { RoleId, UserId } from '../platform/ids.js';
import { Exposed, RecordOf, Related } from './exposed.js';
import { Node } from './node.js';
import { Role } from './role.entity.js';

/** Somebody who signs in. */
@RecordOf('users', { description: 'Somebody who signs in.', implements: Node, needs: { action: 'roles.edit' } })
export class User {
  @Exposed('id', 'record', {
    primary: true,
    title: ['Id', '编号'],
    description: ['Opaque id, stable for good.', '不透明的编号，永久不变。'],
    inLanguage: false,
  })
  id!: UserId;

  @Exposed('text', 'operations', {
    title: ['Name', '姓名'],
    description: ['What people call the user.', '用户的称呼。'],
    inLanguage: false,
  })
  name!: string;

  @Exposed('text', 'operations', {
    title: ['E-mail', '邮箱'],
    description: ['Address the user signs in with, in lower case.', '用户登录所用的地址，小写。'],
    inLanguage: false,
  })
  email!: string;

  @Related(() => Role, 'operations', {
    kind: 'one',
    on: (user, role) => `${role}.id = ${user}.role_id`,
    description: 'What the user may see and do.',
  })
  role!: Relation<Role>;

  @Exposed('instant', 'record', {
    title: ['Created', '创建时间'],
    description: ['When the account was made.', '账户的创建时间。'],
    inLanguage: false,
  })
  createdAt!: Date;

  @Exposed('instant', 'operations', {
    nullable: true,
    title: ['Disabled', '停用时间'],
    description: ['Since when the account is closed; null while it is open.', '账户自何时停用；未停用时为空。'],
    inLanguage: false,
  })
  disabledAt!: Date | null;

  @Exposed('boolean', 'operations', {
    title: ['Invited', '已邀请'],
    description: ['Whether the user has yet to choose a password.', '是否尚未设置密码。'],
    from: { kind: 'expression', sql: ({ row }) => `(${row}.password_hash is null)` },
    inLanguage: false,
  })
  readonly isInvited!: boolean;

  @Exposed('instant', 'operations', {
    nullable: true,
    title: ['Last seen', '最近使用'],
    description: [
      'When one of their sessions was last used, to five minutes; null while none is open.',
      '其任一会话最近一次使用的时间，精确到五分钟；没有会话时为空。',
    ],
    from: { kind: 'expression', sql: ({ row }) => `(select max(seen_at) from sessions where sessions.user_id = ${row}.id)` },
    inLanguage: false,
  })
  readonly lastSeenAt!: Date | null;

  @Exposed('boolean', 'operations', {
    title: ['Second factor', '两步验证'],
    description: ['Whether their sign-in asks for a code of an authenticator app.', '登录时是否需要验证器应用的验证码。'],
    from: { kind: 'expression', sql: ({ row }) => `(${row}.totp_confirmed_at is not null)` },
    inLanguage: false,
  })
  readonly hasSecondFactor!: boolean;

  @Column({ type: 'text', name: 'password_hash', select: false, nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'uuid', name: 'role_id' })
  roleId!: RoleId;

  @Column({ type: 'text', default: 'zh-CN' })
  locale!: 'en' | 'zh-CN';

  @Column({ type: 'boolean', name: 'is_demo', default: false })
  isDemo!: boolean;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}

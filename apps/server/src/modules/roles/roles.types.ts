import { Field, ID, registerEnumType } from 'type-graphql';
import { AccessLevel } from '../../access/enums.js';
import { Carrier, DateTime } from '../../access/exposed.js';
import { WordsType } from '../../access/words.js';

/** What of a role a cell says. */
export enum RoleCellKind {
  NAME = 'NAME',
  LABEL = 'LABEL',
  FIELD = 'FIELD',
  ACTION = 'ACTION',
  ROW_SCOPE = 'ROW_SCOPE',
}
registerEnumType(RoleCellKind, {
  name: 'RoleCellKind',
  description: 'What of a role a cell of the matrix says.',
  valuesConfig: {
    NAME: { description: 'What people call the role.' },
    LABEL: { description: 'The level of a label.' },
    FIELD: { description: 'The level of a field set apart from its label.' },
    ACTION: { description: 'Whether the role has an action: yes or no.' },
    ROW_SCOPE: { description: 'The condition on the customers it sees.' },
  },
});

/** Whether a second person must agree. */
export enum RoleApproval {
  NOT_NEEDED = 'NOT_NEEDED',
  NEEDED = 'NEEDED',
  NOBODY_ELSE = 'NOBODY_ELSE',
}
registerEnumType(RoleApproval, {
  name: 'RoleApproval',
  description: 'Whether a second person must agree to a change of roles.',
  valuesConfig: {
    NOT_NEEDED: { description: 'Nothing sensitive opens.' },
    NEEDED: { description: 'Something sensitive opens: the change waits until somebody else who may edit roles agrees.' },
    NOBODY_ELSE: { description: 'Something sensitive opens, and nobody else may edit roles: the change is in force at once.' },
  },
});

/** How far a change of roles is. */
export enum RoleChangeState {
  WAITING = 'WAITING',
  IN_FORCE = 'IN_FORCE',
  REFUSED = 'REFUSED',
}
registerEnumType(RoleChangeState, {
  name: 'RoleChangeState',
  description: 'How far a change of roles is.',
  valuesConfig: {
    WAITING: { description: 'Somebody else must agree.' },
    IN_FORCE: { description: 'It holds, or held until a later one.' },
    REFUSED: { description: 'It was refused or taken back.' },
  },
});

/** What was done to roles. */
export enum RoleChangeKind {
  EDITED = 'EDITED',
  CREATED = 'CREATED',
  DELETED = 'DELETED',
}
registerEnumType(RoleChangeKind, {
  name: 'RoleChangeKind',
  description: 'What was done to roles.',
  valuesConfig: {
    EDITED: { description: 'Rights or a name changed.' },
    CREATED: { description: 'A role was made.' },
    DELETED: { description: 'A role was deleted.' },
  },
});

/** What a change of rights would break. */
export enum RoleLossKind {
  SEGMENT = 'SEGMENT',
  EXPORT = 'EXPORT',
  QUESTION = 'QUESTION',
  FIGURES = 'FIGURES',
  DASHBOARD = 'DASHBOARD',
}
registerEnumType(RoleLossKind, {
  name: 'RoleLossKind',
  description: 'What a change of rights would break.',
  valuesConfig: {
    SEGMENT: { description: 'A segment whose owner could not read its rule any more: its refreshes would pause.' },
    EXPORT: { description: 'An export of the last 30 days that its maker could not ask for again.' },
    QUESTION: { description: "A kept question of the playground that its owner's graph would not answer any more." },
    FIGURES: { description: 'A kept question to the figures that its owner could not ask any more.' },
    DASHBOARD: { description: 'A dashboard with a question that its owner could not ask any more.' },
  },
});

/** A row of the role matrix. */
@Carrier('A field or relation whose level a role can set apart from its label.')
export class RoleField {
  @Field(() => String, { description: 'Its name, such as Customer.email.' })
  name!: string;

  @Field(() => String, { description: 'The label it follows unless set apart, such as contact.' })
  label!: string;

  @Field(() => WordsType, { nullable: true, description: 'What people call it; null for a relation.' })
  title!: WordsType | null;

  @Field(() => WordsType, { nullable: true, description: 'What it says; null for a relation.' })
  description!: WordsType | null;

  @Field(() => [String], { description: 'What it is derived from: it is there only for who may read all of these.' })
  inputs!: readonly string[];

  @Field(() => [AccessLevel], { description: 'The levels it can have.' })
  levels!: readonly AccessLevel[];
}

/** One cell that a change touches. */
@Carrier('One cell of the role matrix that a change touches.')
export class RoleCellChange {
  @Field(() => String, { description: 'Key of the role.' })
  role!: string;

  @Field(() => RoleCellKind, { description: 'What of the role it is.' })
  kind!: RoleCellKind;

  @Field(() => String, { description: "The label, the field or the action; the role's key otherwise." })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it was: a level such as read, yes or no, a name, a condition; null for none.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is to be, written like `before`.' })
  after!: string | null;

  @Field(() => Boolean, { description: 'Whether somebody can see or do more by it.' })
  loosens!: boolean;
}

/** Something kept that would not work any more. */
@Carrier('Something kept that would not work any more for its owner.')
export class RoleLoss {
  @Field(() => RoleLossKind, { description: 'What it is.' })
  kind!: RoleLossKind;

  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'What it is called; of an export, its purpose.' })
  name!: string;

  @Field(() => String, { description: 'Name of its owner.' })
  owner!: string;

  @Field(() => [String], { description: 'What it needs that the owner would lose.' })
  missing!: readonly string[];
}

/** How the graph of a role changes. */
@Carrier('How the graph of a role changes.')
export class RoleSchemaChange {
  @Field(() => String, { description: 'Key of the role.' })
  role!: string;

  @Field(() => [String], { description: 'What is there only afterwards, as schema coordinates: `Customer.email: String`.' })
  added!: readonly string[];

  @Field(() => [String], { description: 'What is there only before, written like `added`.' })
  removed!: readonly string[];

  @Field(() => String, { description: 'The graph that the role has now, as SDL.' })
  before!: string;

  @Field(() => String, { description: 'The graph that it would have, as SDL.' })
  after!: string;
}

/** What a change of roles would do. */
@Carrier('What a change of roles would do. Nothing was written.')
export class RoleChangePreview {
  @Field(() => [RoleCellChange], { description: 'The cells that change.' })
  cells!: readonly RoleCellChange[];

  @Field(() => RoleApproval, { description: 'Whether a second person must agree.' })
  approval!: RoleApproval;

  @Field(() => [RoleLoss], { description: 'What people keep that would not work any more, judged again with the rights to come.' })
  losses!: readonly RoleLoss[];

  @Field(() => [RoleSchemaChange], { simple: true, description: 'How the graph of each role changes.' })
  schemas!: readonly RoleSchemaChange[] | (() => readonly RoleSchemaChange[]);
}

/** An entry of the history of roles. */
@Carrier('An entry of the history of roles.')
export class RoleChange {
  @Field(() => ID, { description: 'Opaque id, stable for good.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  at!: Date;

  @Field(() => RoleChangeKind, { description: 'What was done.' })
  kind!: RoleChangeKind;

  @Field(() => RoleChangeState, { description: 'How far it is.' })
  state!: RoleChangeState;

  @Field(() => String, { description: 'Name of who asked for it.' })
  author!: string;

  @Field(() => Boolean, { description: 'Whether the viewer asked for it; their own they may take back but not agree to.' })
  isOwn!: boolean;

  @Field(() => String, { description: 'Why, in their words.' })
  reason!: string;

  @Field(() => [RoleCellChange], { description: 'The cells that changed.' })
  cells!: readonly RoleCellChange[];

  @Field(() => String, { nullable: true, description: 'Name of who agreed or refused; null where nobody had to.' })
  decidedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When they did.' })
  decidedAt!: Date | null;
}

/** A field that another is derived from, as a role has it. */
@Carrier('A field that another is derived from, as a role has it.')
export class AccessInput {
  @Field(() => String, { description: 'The field, such as Customer.birthDate.' })
  field!: string;

  @Field(() => AccessLevel, { description: 'Its level in the role.' })
  level!: AccessLevel;

  @Field(() => Boolean, { description: 'Whether the role reads it.' })
  isRead!: boolean;
}

/** Why somebody sees a field, or does not. */
@Carrier('Why somebody sees a field, or does not.', 'AccessReason')
export class AccessReasonType {
  @Field(() => String, { description: 'Key of the role that decides.' })
  roleKey!: string;

  @Field(() => String, { description: 'What people call the role.' })
  roleName!: string;

  @Field(() => String, { description: 'The field.' })
  field!: string;

  @Field(() => String, { description: 'Its label.' })
  label!: string;

  @Field(() => AccessLevel, { description: 'The level of the label in the role.' })
  labelLevel!: AccessLevel;

  @Field(() => AccessLevel, {
    nullable: true,
    description: 'The level that the role sets this field apart with; null where it follows its label.',
  })
  fieldLevel!: AccessLevel | null;

  @Field(() => [AccessInput], { description: 'What it is derived from; all of these must be read for it to be there.' })
  inputs!: readonly AccessInput[];

  @Field(() => Boolean, { description: 'Whether it is shown, masked or clear.' })
  canSee!: boolean;

  @Field(() => Boolean, { description: 'Whether it is shown only in part.' })
  isMasked!: boolean;

  @Field(() => Boolean, { description: 'Whether it can be filtered, sorted, grouped and exported by.' })
  canFilter!: boolean;

  @Field(() => Boolean, { description: 'Whether it can be changed.' })
  canChange!: boolean;

  @Field(() => Boolean, { description: 'Whether the role answers about more than one customer at a time.' })
  canList!: boolean;

  @Field(() => String, { nullable: true, description: 'The condition on the customers that the role sees; null when it sees all.' })
  rowScope!: string | null;
}

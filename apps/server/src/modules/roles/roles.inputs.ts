import { Field, InputType, Int } from 'type-graphql';
import { AccessLevel } from '../../access/enums.js';
import { ConditionScalar } from '../../access/scalars.js';

/** The level of a label to set. */
@InputType({ description: 'The level that a role is to give a label.' })
export class LabelLevelInput {
  @Field(() => String, { description: 'The label, such as contact.' })
  label!: string;

  @Field(() => AccessLevel, { description: 'What the role may do with fields of the label.' })
  level!: AccessLevel;
}

/** The level of a single field to set. */
@InputType({ description: 'The level that a role is to give a single field, apart from its label.' })
export class FieldLevelInput {
  @Field(() => String, { description: 'The field, such as Customer.city.' })
  field!: string;

  @Field(() => AccessLevel, { description: 'What the role may do with the field. MASKED only where roleFields says so.' })
  level!: AccessLevel;
}

/** What is to become of a role. */
@InputType({ description: 'What is to become of a role; what is absent stays.' })
export class RoleEditInput {
  @Field(() => String, { description: 'Key of the role.' })
  key!: string;

  @Field(() => Int, { description: 'The version that was looked at; another one in force is a CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What people call the role, 1 to 60 characters.' })
  name?: string | null;

  @Field(() => [LabelLevelInput], { nullable: true, description: 'All labels of the role; one that is not named is NONE.' })
  labels?: LabelLevelInput[] | null;

  @Field(() => [FieldLevelInput], { nullable: true, description: 'All fields set apart; one that is not named follows its label.' })
  fields?: FieldLevelInput[] | null;

  @Field(() => [String], { nullable: true, description: 'All that the role may do besides reading fields, such as data.export.' })
  actions?: string[] | null;

  @Field(() => ConditionScalar, {
    nullable: true,
    description: 'Condition that every customer the role sees must meet; null takes it away, so that the role sees all.',
  })
  rowScope?: unknown;
}

/** A change of roles. */
@InputType({ description: 'A change of roles.' })
export class ChangeRolesInput {
  @Field(() => [RoleEditInput], { description: 'What is to become of which role.' })
  roles!: RoleEditInput[];

  @Field(() => String, { description: 'Why, 1 to 500 characters; kept in the history.' })
  reason!: string;
}

/** A role to make. */
@InputType({ description: 'A role to make. Nobody holds it yet.' })
export class CreateRoleInput {
  @Field(() => String, { description: 'Short name that programs use: 2 to 40 small letters, digits and dashes, a letter first; fixed.' })
  key!: string;

  @Field(() => String, { description: 'What people call it, 1 to 60 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Key of a role whose rights it starts with; without one it may nothing.' })
  copyOf?: string | null;

  @Field(() => String, { description: 'Why, 1 to 500 characters; kept in the history.' })
  reason!: string;
}

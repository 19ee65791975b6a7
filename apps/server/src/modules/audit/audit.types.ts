import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { Carrier, DateTime, Long } from '../../access/exposed.js';
import type { AuditKind, AuditResult } from '../../platform/audit/entry.js';
import type { Fault } from './chain.rules.js';

const enumOf = <V extends string>(descriptions: Readonly<Record<V, string>>) => ({
  values: Object.fromEntries(Object.keys(descriptions).map((name) => [name, name])),
  valuesConfig: Object.fromEntries(Object.entries<string>(descriptions).map(([name, description]) => [name, { description }])),
});
const kinds = enumOf<AuditKind>({
  WRITE: 'Something was changed.',
  READ: 'Names, ids or contact points of customers were read or searched by.',
  EXPORT: 'A file was asked for, written or downloaded.',
  SIGN_IN: 'Somebody signed in or out, or tried to.',
  RIGHTS: 'Rights of people or programs were changed.',
  CALL: 'A program of a partner asked the graph.',
});
const results = enumOf<AuditResult>({
  OK: 'It was done.',
  REFUSED: 'It was refused; `code` says why.',
  FAILED: 'It failed by a fault of the server.',
});
const faults = enumOf<Fault['code']>({
  CHANGED: 'The entry at this place is not the one that was sealed there.',
  MISSING: 'There are no entries at these places.',
  CUT: 'The log once went on to here; the entries at its end are gone.',
  REPLACED: 'The chain is whole, but not the one that was signed up to here.',
  UNSIGNED: 'A checkpoint for this place does not bear the signature of this installation.',
});
export const AuditKindEnum = kinds.values;
export const AuditResultEnum = results.values;
export const AuditFaultEnum = faults.values;
registerEnumType(AuditKindEnum, {
  name: 'AuditKind',
  description: 'What an entry of the audit log is about.',
  valuesConfig: kinds.valuesConfig,
});
registerEnumType(AuditResultEnum, {
  name: 'AuditResult',
  description: 'How something on record ended.',
  valuesConfig: results.valuesConfig,
});
registerEnumType(AuditFaultEnum, {
  name: 'AuditFaultCode',
  description: 'What is wrong with the audit log.',
  valuesConfig: faults.valuesConfig,
});

@Carrier('Something that was done, as the audit log keeps it: who, what, with which fields of whom. It holds no values.')
export class AuditEntry {
  @Field(() => ID, { description: 'Opaque id, stable for good.' })
  id!: string;

  @Field(() => Long, {
    nullable: true,
    description: 'Its place in the chain, from 1; null until it is sealed, seconds after it was written.',
  })
  seq!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its seal: SHA-256 of the seal before it, its place and all it says; null until sealed.',
  })
  hash!: string | null;

  @Field(() => DateTime, { description: 'When it was done.' })
  at!: Date;

  @Field(() => AuditKindEnum, { description: 'What it is about.' })
  kind!: AuditKind;

  @Field(() => String, { description: 'The operation: a mutation, the questions of a query, an address.' })
  action!: string;

  @Field(() => AuditResultEnum, { description: 'How it ended.' })
  result!: AuditResult;

  @Field(() => String, { nullable: true, description: 'Code of the refusal, as in `extensions.code`; null where it was done.' })
  code!: string | null;

  @Field(() => ID, { nullable: true, description: 'The user who did it; null for programs and before sign-in.' })
  userId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The API client that did it; null for people.' })
  clientId!: string | null;

  @Field(() => String, { nullable: true, description: 'Their e-mail address or name as it was then; null for somebody unknown.' })
  actor!: string | null;

  @Field(() => String, { nullable: true, description: 'IP address it came from; null for work in the background.' })
  address!: string | null;

  @Field(() => [String], { description: 'Fields that were read, searched by or set, such as Customer.email.' })
  fields!: readonly string[];

  @Field(() => [ID], { description: 'Records it was about, as `node` takes them: 1,000 at most, further ones are in further entries.' })
  subjects!: readonly string[];

  @Field(() => Int, { description: 'How many records it was about.' })
  rows!: number;

  @Field(() => GraphQLJSON, { description: 'What else was said, such as the purpose of an export or the cost of a call.' })
  detail!: unknown;
}

@InputType({ description: 'Which entries of the audit log; what is absent does not matter.' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'Part of an e-mail address or name.' })
  who?: string | null;

  @Field(() => AuditKindEnum, { nullable: true, description: 'What it is about.' })
  kind?: AuditKind | null;

  @Field(() => String, { nullable: true, description: 'Part of the operation.' })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'A field by its whole name, such as Customer.email.' })
  field?: string | null;

  @Field(() => ID, { nullable: true, description: 'A record that it was about.' })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'An IP address.' })
  address?: string | null;

  @Field(() => AuditResultEnum, { nullable: true, description: 'How it ended.' })
  result?: AuditResult | null;

  @Field(() => DateTime, { nullable: true, description: 'Not before this moment.' })
  since?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment.' })
  until?: Date | null;
}

@Carrier('A place where the audit log is not what was sealed.')
export class AuditFault {
  @Field(() => AuditFaultEnum, { description: 'What is wrong.' })
  code!: Fault['code'];

  @Field(() => Long, { description: 'First place that is concerned.' })
  from!: number;

  @Field(() => Long, { description: 'Last place that is concerned.' })
  to!: number;
}

@Carrier('What a look at the whole audit log found.')
export class AuditVerification {
  @Field(() => DateTime, { description: 'When it was looked at.' })
  at!: Date;

  @Field(() => Boolean, { description: 'Whether every entry is as it was sealed and none is gone.' })
  sound!: boolean;

  @Field(() => Int, { description: 'Entries whose seals were computed anew.' })
  checked!: number;

  @Field(() => Int, { description: 'Entries that wait for their seal and could not be judged.' })
  unsealed!: number;

  @Field(() => Int, { description: 'Signed ends of the chain that it was compared with.' })
  checkpoints!: number;

  @Field(() => [AuditFault], { description: 'Where it is wrong, in the order of the places: 100 at most.' })
  faults!: readonly AuditFault[];
}

@Carrier('How far the audit log is sealed and signed.')
export class AuditState {
  @Field(() => Long, { description: 'Entries that are sealed.' })
  sealed!: number;

  @Field(() => Int, { description: 'Entries that wait for their seal.' })
  unsealed!: number;

  @Field(() => Long, { nullable: true, description: 'The place up to which this server signed; null before its first signature.' })
  signedTo!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it signed last.' })
  signedAt!: Date | null;

  @Field(() => String, { description: 'The key with which signatures can be checked, Ed25519 as PEM.' })
  publicKey!: string;

  @Field(() => DateTime, { nullable: true, description: 'When somebody last verified the log; null for never.' })
  verifiedAt!: Date | null;
}

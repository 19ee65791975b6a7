import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { CalendarDate, Carrier, DateTime, Long } from '../../access/exposed.js';

export enum ApiCredentialKind {
  KEY = 'KEY',
  SECRET = 'SECRET',
}
registerEnumType(ApiCredentialKind, {
  name: 'ApiCredentialKind',
  description: 'How a program shows who it is.',
  valuesConfig: {
    KEY: { description: 'A key that is sent with each request, as `Authorization: Bearer …`.' },
    SECRET: { description: 'A client secret that is changed for an access token of an hour at `POST /oauth/token`.' },
  },
});

@Carrier('What a program may use: keys and secrets themselves are shown once, when they are made.')
export class ApiCredential {
  @Field(() => ID, { description: 'Opaque id, stable for good.' })
  id!: string;

  @Field(() => ApiCredentialKind, { description: 'What it is.' })
  kind!: ApiCredentialKind;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { description: 'Its first characters, to tell it from others.' })
  prefix!: string;

  @Field(() => [String], { nullable: true, description: 'Labels and actions that it is narrowed to; null for all of the grant.' })
  scopes!: readonly string[] | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it ends.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while it holds.' })
  revokedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, give or take a minute; null for never.' })
  usedAt!: Date | null;
}

@Carrier('What a program used on one day of the organisation’s zone.')
export class ApiUsageDay {
  @Field(() => CalendarDate, { description: 'The day.' })
  day!: string;

  @Field(() => Int, { description: 'Operations that it asked.' })
  operations!: number;

  @Field(() => Int, { description: 'Of these, how many were refused because a quota was used up.' })
  refused!: number;

  @Field(() => Long, { description: 'Points that the others cost: rows that they could have read.' })
  cost!: number;
}

@Carrier('A segment that is shared with a program, with the members that it had when it was frozen.')
export class SharedSegment {
  @Field(() => ID, { description: 'The segment.' })
  id!: string;

  @Field(() => String, { description: 'Its key.' })
  key!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its members were frozen; null where they never were, and the program sees none of them.',
  })
  frozenAt!: Date | null;

  @Field(() => Long, { description: 'How many members it had then; the program sees those of them who consent.' })
  size!: number;
}

@Carrier('A GraphQL document of a program.')
export class ApiDocument {
  @Field(() => ID, { description: 'Opaque id, stable for good.' })
  id!: string;

  @Field(() => String, { description: 'What the program names it by in `documentId`: `sha256:` and the SHA-256 of its text.' })
  documentId!: string;

  @Field(() => String, { description: 'Its text.' })
  text!: string;

  @Field(() => Boolean, {
    description: 'Whether somebody added it; otherwise the program asked it, and it is forgotten after 30 days without use.',
  })
  isAdded!: boolean;

  @Field(() => DateTime, { description: 'When it was first asked, or added.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was last asked, give or take a minute; null for never.' })
  usedAt!: Date | null;
}

@Carrier('A document that would not work any more.')
export class BrokenDocument {
  @Field(() => ApiDocument, { description: 'The document.' })
  document!: ApiDocument;

  @Field(() => [String], { description: 'What it names that would not be there, such as Customer.email.' })
  missing!: readonly string[];
}

@Carrier('A program of a partner and what is granted to it.')
export class ApiClient {
  @Field(() => ID, { description: 'Opaque id, stable for good.' })
  id!: string;

  @Field(() => String, { description: 'The client id of OAuth 2.0.' })
  clientId!: string;

  @Field(() => Int, { description: 'One more with every change; whoever edits says which one they looked at.' })
  version!: number;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { description: 'To whom its data goes.' })
  recipient!: string;

  @Field(() => String, { description: 'What its data is used for.' })
  purpose!: string;

  @Field(() => String, { description: 'The purpose that customers consent to so that it sees them, such as research.acme.' })
  consent!: string;

  @Field(() => Int, {
    simple: true,
    description: 'Customers that it sees now: who consented, and are in one of its segments where it has some.',
  })
  visibleCustomers!: number;

  @Field(() => [String], { description: 'Labels and single fields that it may read.' })
  reads!: readonly string[];

  @Field(() => [String], { description: 'Labels and single fields that it may see masked.' })
  masked!: readonly string[];

  @Field(() => [String], { description: 'Labels and single fields that it may use in guarded counts.' })
  counts!: readonly string[];

  @Field(() => [String], { description: 'What else it may do: customers.list, counts.guarded.' })
  actions!: readonly string[];

  @Field(() => [ID], { description: 'Segments whose members alone it sees; none for everybody who consented.' })
  segmentIds!: readonly string[];

  @Field(() => [SharedSegment], { simple: true, description: 'The same with their frozen members, by name.' })
  segments!: readonly SharedSegment[];

  @Field(() => Int, { description: 'Operations that it may ask within a minute.' })
  operationsPerMinute!: number;

  @Field(() => Long, { description: 'Points that these may cost within a day.' })
  costPerDay!: number;

  @Field(() => Boolean, { description: 'Whether it may ask nothing but its documents.' })
  onlyDocuments!: boolean;

  @Field(() => DateTime, { description: 'When the grant ends.' })
  endsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while it holds.' })
  revokedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was granted.' })
  createdAt!: Date;

  @Field(() => [ApiCredential], { simple: true, description: 'Its keys and secrets, the latest first; access tokens are left out.' })
  credentials!: readonly ApiCredential[];

  @Field(() => [ApiDocument], {
    simple: true,
    description: 'Its documents, the latest used first: at most 500 of those it asked by itself.',
  })
  documents!: readonly ApiDocument[];

  @Field(() => [ApiUsageDay], { simple: true, description: 'What it used on each of the last 30 days that it was used, the latest first.' })
  usage!: readonly ApiUsageDay[];
}

@InputType({ description: 'Grants a program of a partner what it may see.' })
export class CreateApiClientInput {
  @Field(() => String, { description: 'What people call it, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, { description: 'To whom its data goes: a small letter and up to 59 more letters, digits or dashes, such as acme.' })
  recipient!: string;

  @Field(() => String, { description: 'What its data is used for: a small letter and up to 59 more letters or digits, such as research.' })
  purpose!: string;

  @Field(() => [String], { description: 'Labels (behaviour) and single fields (Customer.city) that it may read.' })
  reads!: string[];

  @Field(() => [String], { nullable: true, description: 'Labels and single fields that it may see masked.' })
  masked?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Labels and single fields that it may use in guarded counts only.' })
  counts?: string[] | null;

  @Field(() => [String], { description: 'What else it may do: customers.list, counts.guarded.' })
  actions!: string[];

  @Field(() => [ID], { nullable: true, description: 'Segments whose members alone it sees; everybody who consented unless said.' })
  segmentIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Operations that it may ask within a minute, 1 to 6,000; 120 unless said.' })
  operationsPerMinute?: number | null;

  @Field(() => Int, { nullable: true, description: 'Points that these may cost within a day, 1 to 100,000,000; 1,000,000 unless said.' })
  costPerDay?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it may ask nothing but its documents; no unless said.' })
  onlyDocuments?: boolean | null;

  @Field(() => DateTime, { description: 'When the grant ends: after now, within five years.' })
  endsAt!: Date;
}

@InputType({ description: 'Changes what is granted to a program; what is not said stays. Recipient and purpose are for good.' })
export class UpdateApiClientInput {
  @Field(() => ID, { description: 'The program.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was edited; when another one is in force by now, the answer is CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What people call it, 1 to 100 characters.' })
  name?: string | null;

  @Field(() => [String], { nullable: true, description: 'Labels and single fields that it may read.' })
  reads?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Labels and single fields that it may see masked.' })
  masked?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Labels and single fields that it may use in guarded counts only.' })
  counts?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'What else it may do: customers.list, counts.guarded.' })
  actions?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Segments whose members alone it sees, none for everybody who consented. Those that come in are frozen now; the others stay as they are.',
  })
  segmentIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Operations that it may ask within a minute, 1 to 6,000.' })
  operationsPerMinute?: number | null;

  @Field(() => Int, { nullable: true, description: 'Points that these may cost within a day, 1 to 100,000,000.' })
  costPerDay?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it may ask nothing but its documents.' })
  onlyDocuments?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the grant ends: after now, within five years. Keys keep their own end where that is earlier.',
  })
  endsAt?: Date | null;
}

@InputType({ description: 'Makes a key or a secret for a program.' })
export class CreateApiCredentialInput {
  @Field(() => ID, { description: 'The program.' })
  clientId!: string;

  @Field(() => ApiCredentialKind, { description: 'What is made.' })
  kind!: ApiCredentialKind;

  @Field(() => String, { description: 'What people call it, 1 to 100 characters.' })
  name!: string;

  @Field(() => [String], { nullable: true, description: 'Labels and actions to narrow it to; all of the grant unless said.' })
  scopes?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends; with the grant unless said, and never after it.' })
  expiresAt?: Date | null;
}

@Carrier('A key or secret that was just made.')
export class NewApiCredential {
  @Field(() => ApiCredential, { description: 'What is kept of it.' })
  credential!: ApiCredential;

  @Field(() => String, { description: 'The key or secret itself: shown now and never again.' })
  secret!: string;
}

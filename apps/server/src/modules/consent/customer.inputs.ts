import { Field, InputType } from 'type-graphql';
import { CalendarDate, InputOf } from '../../access/exposed.js';
import { DateTime } from '../../access/scalars.js';
import { AttributeInput, Gender, InterestInput, SocialAccountInput, StatedPreferenceInput, VerificationInput } from '../customers/index.js';
import { ConsentState } from './consent.entity.js';

/** A decision of a customer about a purpose. */
@InputType({ description: 'A decision of a customer about a purpose.' })
export class ConsentInput {
  @Field(() => String, {
    description: 'What it is about: emailMarketing, smsMarketing, wechatMarketing, phoneMarketing, profiling or one of your own.',
  })
  purpose!: string;

  @Field(() => ConsentState, { description: 'What the customer decided.' })
  state!: ConsentState;

  @Field(() => DateTime, { nullable: true, description: 'When; now unless said. The latest decision is in force.' })
  at?: Date | null;
}

/** What a caller knows of one customer. */
@InputOf('Customer', 'What you know of one customer. Absent, null and empty values keep what is there; an empty list of tags removes them.')
export class CustomerInput {
  @Field(() => String, { nullable: true, description: 'Id in the source; finds the customer again before all other keys.' })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the system the row comes from; api unless said.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address; becomes the primary one.' })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Phone number; becomes the primary one. A national number is read in the country of the installation.',
  })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the member card.' })
  card?: string | null;

  @Field(() => String, { nullable: true, description: 'Name to address the customer by.' })
  displayName?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'From 1900 on and not in the future.' })
  birthDate?: string | null;

  @Field(() => Gender, { nullable: true, description: 'As the customer stated it.' })
  gender?: Gender | null;

  @Field(() => String, { nullable: true, description: 'Country; two-letter codes are advised.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Province or state.' })
  province?: string | null;

  @Field(() => String, { nullable: true, description: 'City.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'District of the city.' })
  district?: string | null;

  @Field(() => String, { nullable: true, description: 'Street address in one line.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'Band of yearly income, as the shop names its bands.' })
  incomeBand?: string | null;

  @Field(() => String, { nullable: true, description: 'Highest education, as the shop names it.' })
  education?: string | null;

  @Field(() => String, { nullable: true, description: 'Occupation, as the shop names it.' })
  occupation?: string | null;

  @Field(() => String, { nullable: true, description: 'How the customer was first won.' })
  acquisitionSource?: string | null;

  @Field(() => [String], { nullable: true, description: 'All tags; they replace those that are there.' })
  tags?: string[] | null;

  @Field(() => [InterestInput], { nullable: true, description: 'Interests to add.' })
  interests?: InterestInput[] | null;

  @Field(() => [StatedPreferenceInput], { nullable: true, description: 'Stated preferences to add or change.' })
  preferences?: StatedPreferenceInput[] | null;

  @Field(() => [AttributeInput], { nullable: true, description: 'Custom attributes to set.' })
  attributes?: AttributeInput[] | null;

  @Field(() => [SocialAccountInput], { nullable: true, description: 'Accounts on social networks to add.' })
  social?: SocialAccountInput[] | null;

  @Field(() => [VerificationInput], { nullable: true, description: 'Fields that were checked with the customer.' })
  verifications?: VerificationInput[] | null;

  @Field(() => [ConsentInput], { nullable: true, description: 'Decisions about purposes.' })
  consents?: ConsentInput[] | null;
}

import { Field, ID } from 'type-graphql';
import { Locale } from './enums.js';
import { Carrier } from './exposed.js';
import { TimeZone } from './scalars.js';

/** The installation's settings, as people who are signed in see them. */
@Carrier("The installation's settings.", 'Organisation')
export class OrganisationType {
  @Field(() => String, { description: 'What the shop calls itself.' })
  name!: string;

  @Field(() => String, { description: 'ISO 4217 code of the one currency all money is in, such as CNY.' })
  currency!: string;

  @Field(() => TimeZone, { description: 'Zone in which days begin.' })
  zone!: string;

  @Field(() => Locale, { description: 'Language of new users and of pages before sign-in.' })
  locale!: Locale;

  @Field(() => String, { description: 'ISO 3166 code of the country, such as CN; national phone numbers are read in it.' })
  country!: string;

  @Field(() => Boolean, { description: 'Whether this is the demo shop.' })
  isDemo!: boolean;

  @Field(() => Boolean, { simple: true, description: 'Whether orders exist, so that the currency cannot change any more.' })
  currencyFixed!: boolean | (() => Promise<boolean>);
}

/** What a signed-out page may know. */
@Carrier('What a signed-out page may know.')
export class Installation {
  @Field(() => Boolean, { description: 'Whether this is the demo shop, whose accounts the sign-in page names.' })
  isDemo!: boolean;

  @Field(() => Boolean, { description: 'Whether nobody can sign in yet, because the first owner has no account.' })
  needsFirstOwner!: boolean;

  @Field(() => Boolean, { description: 'Whether mails can be sent, so that somebody who forgot their password gets a link.' })
  canMail!: boolean;

  @Field(() => Locale, { description: 'Language of pages before sign-in.' })
  locale!: Locale;

  @Field(() => String, { description: 'What the shop calls itself.' })
  name!: string;
}

/** The user behind a viewer. */
@Carrier('The user who is signed in.')
export class ViewerUser {
  @Field(() => ID, { description: 'Opaque id, stable for good.' })
  id!: string;

  @Field(() => String, { description: 'What people call the user.' })
  name!: string;

  @Field(() => String, { description: 'Address the user signs in with.' })
  email!: string;
}

/** The role of a viewer. */
@Carrier('The role of the user who is signed in.')
export class ViewerRole {
  @Field(() => String, { description: 'Short name that programs use, such as marketer.' })
  key!: string;

  @Field(() => String, { description: 'What people call the role.' })
  name!: string;
}

/** Who is signed in and what they may do. */
@Carrier('Who is signed in and what they may do.', 'Viewer')
export class ViewerType {
  @Field(() => ViewerUser, { description: 'The user.' })
  user!: ViewerUser;

  @Field(() => ViewerRole, { description: 'Their role.' })
  role!: ViewerRole;

  @Field(() => Boolean, { description: "Whether the role is another than the user's own, looked through by somebody who edits roles." })
  isSeeingAs!: boolean;

  @Field(() => [String], { description: 'What they may do besides reading fields, such as segments.edit.' })
  actions!: readonly string[];

  @Field(() => [String], { description: 'Fields of customers that they see only masked, such as phone.' })
  maskedFields!: readonly string[];

  @Field(() => Locale, { description: 'The language they chose.' })
  locale!: Locale;

  @Field(() => TimeZone, { description: "Zone in which days begin: the installation's." })
  zone!: string;

  @Field(() => OrganisationType, { description: "The installation's settings." })
  organisation!: OrganisationType;
}

import { Field, InputType } from 'type-graphql';
import { Locale } from './enums.js';
import { TimeZone } from './scalars.js';

/** Settings to change. */
@InputType({ description: 'Settings to change; absent ones stay.' })
export class UpdateOrganisationInput {
  @Field(() => String, { nullable: true, description: 'What the shop calls itself, 1 to 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code, such as CNY; cannot change once orders exist.' })
  currency?: string | null;

  @Field(() => TimeZone, { nullable: true, description: 'Zone in which days begin.' })
  zone?: string | null;

  @Field(() => Locale, { nullable: true, description: 'Language of new users and of pages before sign-in.' })
  locale?: Locale | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166 code of two letters, such as CN.' })
  country?: string | null;
}

/** A custom attribute to define. */
@InputType({ description: 'A custom attribute of customers to define.' })
export class DefineAttributeInput {
  @Field(() => String, { description: 'Name in conditions and files: a small letter, then letters and digits, such as shoeSize.' })
  key!: string;

  @Field(() => String, { description: 'One of text, number, boolean, date, list.' })
  type!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the attribute is about, which decides who may see it; sensitive unless said otherwise.',
  })
  label?: string | null;

  @Field(() => String, { description: 'Title in English, 1 to 100 characters.' })
  titleEn!: string;

  @Field(() => String, { description: 'Title in Simplified Chinese, 1 to 100 characters.' })
  titleZhCn!: string;
}

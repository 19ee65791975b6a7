import { Field, Float, Int } from 'type-graphql';
import { Carrier, DateTime, Long } from '../../access/exposed.js';
import { WordsType } from '../../access/words.js';

@Carrier('A value that a field has here, with its name in both languages.')
export class CatalogueValue {
  @Field(() => String, { description: 'As conditions write it.' })
  value!: string;

  @Field(() => WordsType, { description: 'As people read it.' })
  title!: WordsType;

  @Field(() => String, { nullable: true, description: 'The value above it, where values make a tree.' })
  parent!: string | null;

  @Field(() => Long, {
    nullable: true,
    description:
      'How many have it: customers for a field of customers, rows of the fact for a field of a fact. At most a minute old; null where it is not counted, and for who sees a part of the customers.',
  })
  count!: number | null;
}

@Carrier('A field that this viewer may use in a condition.')
export class CatalogueField {
  @Field(() => String, { description: 'As conditions write it: city, product.category.' })
  name!: string;

  @Field(() => String, { description: 'Where pickers put it.' })
  group!: string;

  @Field(() => String, { description: 'id, text, enum, number, integer, money, boolean, date, instant, list, category or point.' })
  type!: string;

  @Field(() => String, { nullable: true, description: 'Unit of its numbers.' })
  unit!: string | null;

  @Field(() => WordsType, { description: 'Its name.' })
  title!: WordsType;

  @Field(() => WordsType, { description: 'What it means, with shape and unit.' })
  description!: WordsType;

  @Field(() => [String], { description: 'Other words people look for it by.' })
  synonyms!: readonly string[];

  @Field(() => Float, { nullable: true, description: 'Share of customers that have a value, 0 to 1; null where it is not counted.' })
  fillRate!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When the share was counted.' })
  updatedAt!: Date | null;

  @Field(() => [String], { description: 'The operators it takes.' })
  operators!: readonly string[];

  @Field(() => [CatalogueValue], { description: 'Values it has here, most frequent first; at most 200. Others may be typed.' })
  values!: readonly CatalogueValue[];

  @Field(() => [String], { description: 'Values as examples.' })
  examples!: readonly string[];

  @Field(() => Boolean, { description: 'Whether it can be missing.' })
  nullable!: boolean;

  @Field(() => String, { description: 'What it is about: the label that roles are given.' })
  label!: string;
}

@Carrier('A table of things that happened to a customer.')
export class CatalogueFact {
  @Field(() => String, { description: 'As conditions write it: orders, lines, events.' })
  name!: string;

  @Field(() => WordsType, { description: 'Its name.' })
  title!: WordsType;

  @Field(() => WordsType, { description: 'Which rows it has.' })
  description!: WordsType;

  @Field(() => String, { description: 'The field that dates a row; windows go by it.' })
  time!: string;

  @Field(() => [CatalogueField], { description: 'Its fields and those one step up.' })
  fields!: readonly CatalogueField[];

  @Field(() => [String], { description: 'Facts whose rows belong to one of its rows, such as the lines of an order.' })
  children!: readonly string[];
}

@Carrier('A segment that a condition may name.')
export class CatalogueSegment {
  @Field(() => String, { description: 'As conditions write it.' })
  key!: string;

  @Field(() => String, { description: 'As people read it.' })
  name!: string;
}

@Carrier('Everything this viewer may say in a condition; what is not in it does not exist for them.')
export class SegmentCatalogue {
  @Field(() => [CatalogueField], { description: 'Fields of customers. A name that ends in .* stands for every name with that beginning.' })
  fields!: readonly CatalogueField[];

  @Field(() => [CatalogueFact], { description: 'What happened to customers.' })
  facts!: readonly CatalogueFact[];

  @Field(() => [CatalogueSegment], { description: 'Segments for `member of`.' })
  segments!: readonly CatalogueSegment[];

  @Field(() => Int, { description: 'Digits after the point of the currency.' })
  currencyDigits!: number;
}

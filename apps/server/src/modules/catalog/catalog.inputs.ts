import { Field, ID, InputType } from 'type-graphql';
import { InputOf } from '../../access/exposed.js';

/** A property of a product beside its category. */
@InputType({ description: 'A property of a product beside its category.' })
export class FacetInput {
  @Field(() => String, { description: 'Which property, such as origin.' })
  key!: string;

  @Field(() => String, { description: 'Its value, such as Yunnan.' })
  value!: string;
}

/** What a caller knows of one product. */
@InputOf('Product', 'What you know of one product. Absent, null and empty values keep what is there.')
export class ProductInput {
  @Field(() => String, { description: 'Number or SKU in the source; finds the product again.' })
  externalId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the system the row comes from; api unless said.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the product.' })
  name?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Names or keys of categories from the root down, such as ["Food", "Bread"]; unknown ones are made.',
  })
  category?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Brand.' })
  brand?: string | null;

  @Field(() => [FacetInput], { nullable: true, description: 'Facets to set.' })
  facets?: FacetInput[] | null;
}

/** What to change about many products at once. */
@InputType({ description: 'What to change about many products at once; what is absent or empty stays as it is.' })
export class EditProductsInput {
  @Field(() => [ID], { description: 'Which products: 1 to 1,000.' })
  ids!: string[];

  @Field(() => [String], {
    nullable: true,
    description: 'Names or keys of categories from the root down, such as ["Food", "Bread"]; unknown ones are made.',
  })
  category?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags to hang on them.' })
  addTags?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags to take off them.' })
  removeTags?: string[] | null;

  @Field(() => [FacetInput], { nullable: true, description: 'Facets to set; one with an empty value is taken off.' })
  facets?: FacetInput[] | null;
}

/** A category to name anew. */
@InputType({ description: 'A category to name anew. Conditions name it by its key, which stays.' })
export class RenameCategoryInput {
  @Field(() => String, { description: 'Key of the category.' })
  key!: string;

  @Field(() => String, { description: 'English name: 1 to 120 characters.' })
  nameEn!: string;

  @Field(() => String, { description: 'Chinese name: 1 to 120 characters.' })
  nameZh!: string;
}

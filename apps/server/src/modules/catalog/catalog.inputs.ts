import { Field, InputType } from 'type-graphql';
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

import { Field, ID, InputType } from 'type-graphql';
import { ViewPlace } from './saved-view.entity.js';

/** A view to keep. */
@InputType({ description: 'A view of a list to keep. One of the same list and name is replaced.' })
export class SaveViewInput {
  @Field(() => ViewPlace, { description: 'Which list.' })
  place!: ViewPlace;

  @Field(() => String, { description: 'What to call it: 1 to 80 characters.' })
  name!: string;

  @Field(() => String, { description: 'The query part of the list’s address, up to 4,000 characters.' })
  address!: string;
}

/** A question to keep. */
@InputType({ description: 'A question to the graph to keep.' })
export class SaveQueryInput {
  @Field(() => ID, { nullable: true, description: 'One of your own to write over; a new one unless said.' })
  id?: string | null;

  @Field(() => String, { description: 'What to call it: 1 to 80 characters.' })
  name!: string;

  @Field(() => String, { description: 'The GraphQL document, up to 20,000 characters. It need not be complete.' })
  document!: string;

  @Field(() => String, { nullable: true, description: 'Variables as JSON text, up to 20,000 characters.' })
  variables?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the team sees it; false unless said.' })
  shared?: boolean | null;
}

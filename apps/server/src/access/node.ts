import { Extensions, Field, ID, InterfaceType } from 'type-graphql';

/** A record that `node(id)` finds again. */
@InterfaceType({
  description: 'A record that `node(id:)` finds again.',
  resolveType: ({ __typename: name }: { __typename: string }) => name,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque id, stable for good.' })
  @Extensions({ label: 'record' })
  id!: string;
}

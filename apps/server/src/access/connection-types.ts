import { Extensions, Field, ObjectType } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import { Long } from './exposed.js';
import { DateTime } from './scalars.js';

/** Where a page lies in its list; cursors are opaque. */
@ObjectType({ description: 'Where a page lies in its list; cursors are opaque.' })
@Extensions({ carrier: true })
export class PageInfo {
  @Field(() => Boolean, { simple: true, description: 'Whether rows follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { simple: true, description: 'Whether rows precede.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { simple: true, nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: 'Cursor of the last row; null on an empty page.' })
  endCursor!: string | null;
}

/** A page of a list as resolvers return it. */
export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | (() => Promise<number>);
  readonly asOf: Date;
}

const made = new Map<string, ClassType>();

/** The Relay connection type of a node type, made once: `connectionOf('Order', () => Order)` is OrderConnection. */
export function connectionOf(name: string, node: () => ClassType): ClassType {
  const known = made.get(name);
  if (known) return known;

  @ObjectType(`${name}Edge`, { description: `A row of a ${name}Connection.` })
  @Extensions({ carrier: true })
  class Edge {
    @Field(() => String, { simple: true, description: 'Opaque place of the row, for `after`.' })
    cursor!: string;

    @Field(() => node(), { simple: true, description: 'The row.' })
    node!: object;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  @Extensions({ carrier: true })
  class Page {
    @Field(() => [Edge], { simple: true, description: 'The rows with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()], { simple: true, description: 'The rows alone.' })
    nodes!: object[];

    @Field(() => PageInfo, { simple: true, description: 'Where the page lies.' })
    pageInfo!: PageInfo;

    @Field(() => Long, { simple: true, description: 'How many rows the whole list has; counted only when asked.' })
    totalCount!: number;

    @Field(() => DateTime, { simple: true, description: 'The moment the list was read.' })
    asOf!: Date;
  }

  made.set(name, Page);
  return Page;
}

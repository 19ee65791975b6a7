import { type Label, labels } from '@regulars/graph';
import { Field } from 'type-graphql';
import { Carrier, GraphQLJSON } from '../../access/exposed.js';
import { canReadOwn } from '../../access/policy.js';
import type { Ctx } from '../../access/viewer.js';

/** A value of a custom attribute. */
@Carrier('A value of a custom attribute.', 'AttributeValue')
export class AttributeValue {
  @Field(() => String, { description: 'Key of the attribute, such as shoeSize.' })
  key!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: 'Its value: text, number, boolean, YYYY-MM-DD or a list of texts.' })
  value!: unknown;
}

const known = new WeakMap<AbortSignal, Promise<ReadonlyMap<string, Label>>>();

/** Labels of the custom attributes by key, read once a request. */
function labelsOf(ctx: Ctx): Promise<ReadonlyMap<string, Label>> {
  const found = known.get(ctx.signal) ?? readLabels(ctx);
  known.set(ctx.signal, found);
  return found;
}

async function readLabels(ctx: Ctx): Promise<ReadonlyMap<string, Label>> {
  const { rows } = await ctx.pool.query<{ key: string; label: string }>('select key, label from attribute_definitions');
  return new Map(
    rows.flatMap(({ key, label }) => {
      const owned = labels.find((one) => one === label);
      return owned ? [[key, owned]] : [];
    }),
  );
}

/** The attributes that the viewer may read, each by its own level, in the order of their keys; `keys` picks some. */
export async function attributeValues(ctx: Ctx, values: unknown, keys: readonly string[] | null | undefined): Promise<AttributeValue[]> {
  if (typeof values !== 'object' || values === null) return [];
  const owned = await labelsOf(ctx);
  return Object.entries(values)
    .filter(([key]) => {
      const label = owned.get(key);
      return label !== undefined && canReadOwn(ctx.viewer.policy, `Customer.attributes.${key}`, label) && (!keys || keys.includes(key));
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ key, value }));
}

import type { ClientBase } from 'pg';
import type { ByHand } from './combine.js';

/** Who was put into these segments or kept out of them by hand, by segment. */
export async function choices(client: Pick<ClientBase, 'query'>, segments: readonly string[]): Promise<ReadonlyMap<string, ByHand>> {
  if (segments.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; included: number[]; excluded: number[] }>(
    `select o.segment_id as id, coalesce(array_agg(c.ordinal) filter (where o.kind = 'INCLUDE'), '{}') as included,
       coalesce(array_agg(c.ordinal) filter (where o.kind = 'EXCLUDE'), '{}') as excluded
     from segment_overrides o join customers c on c.id = o.customer_id where o.segment_id = any ($1::uuid[]) group by o.segment_id`,
    [[...new Set(segments)]],
  );
  return new Map(rows.map(({ id, ...byHand }) => [id, byHand]));
}

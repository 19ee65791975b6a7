import type { Action } from '@regulars/graph';
import { Field, Int } from 'type-graphql';
import { failure } from '../platform/errors.js';
import { once } from '../platform/idempotency.js';
import type { RowOutcome } from '../platform/rows.js';
import { Carrier } from './exposed.js';
import { assertGranted, type Ctx } from './viewer.js';

/** A row that did not go in, or went in with something to look at. */
@Carrier('A row that did not go in, or went in with something to look at.', 'RowRejection')
export class RowRejection {
  @Field(() => Int, { description: 'Place of the row in the input, from 0.' })
  index!: number;

  @Field(() => String, { description: 'Place within the row, such as email or lines.2.quantity.' })
  path!: string;

  @Field(() => String, { description: 'One of the closed list of row codes, such as FIELD_INVALID.' })
  code!: string;

  @Field(() => String, { description: 'The same in words.' })
  message!: string;
}

/** What became of the rows of a bulk call. */
@Carrier('What became of the rows of a bulk call; each row is all or nothing.', 'BulkResult')
export class BulkResult {
  @Field(() => Int, { description: 'Rows that made a new record.' })
  created!: number;

  @Field(() => Int, { description: 'Rows that changed a record.' })
  updated!: number;

  @Field(() => Int, { description: 'Rows that said nothing new.' })
  unchanged!: number;

  @Field(() => [RowRejection], { description: 'Rows that did not go in, each problem apart.' })
  rejected!: RowRejection[];

  @Field(() => [RowRejection], {
    description: 'Rows that went in with something to look at, such as a key that belongs to another customer.',
  })
  warnings!: RowRejection[];
}

/** Rows of one bulk call at most. */
export const bulkLimit = 1000;

/** Runs a bulk write as one transaction, once per idempotency key, and sums up its outcomes. Throws ACTION_FORBIDDEN without the action. */
export async function runBulk<Row>(
  ctx: Ctx,
  call: { readonly operation: string; readonly action: Action; readonly rows: readonly Row[]; readonly key: string | null | undefined },
  write: (tx: Ctx, rows: readonly Row[]) => Promise<readonly RowOutcome[]>,
): Promise<BulkResult> {
  const { operation, action, rows, key } = call;
  assertGranted(ctx.viewer, action);
  if (rows.length > bulkLimit) throw failure('LIMIT_REACHED', `A call takes at most ${bulkLimit} rows.`, { limit: bulkLimit });
  const named = { owner: ctx.viewer.userId, key, operation, input: rows };
  return once(ctx, named, readResult, async (tx) => toBulkResult(await write(tx, rows)));
}

/** Sums up outcomes; a rejected row is listed once for each of its problems. */
export function toBulkResult(outcomes: readonly RowOutcome[]): BulkResult {
  const count = (kind: RowOutcome['outcome']): number => outcomes.filter(({ outcome }) => outcome === kind).length;
  const listed = (severity: 'REJECTED' | 'WARNING'): RowRejection[] =>
    outcomes.flatMap(({ index, issues }) =>
      issues.filter((issue) => issue.severity === severity).map(({ path, code, message }) => ({ index, path, code, message })),
    );
  return {
    created: count('CREATED'),
    updated: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    rejected: listed('REJECTED'),
    warnings: listed('WARNING'),
  };
}

/** The stored answer of an earlier call; it was written by this file. */
const readResult = (answer: unknown): BulkResult => Object.assign(new BulkResult(), answer);

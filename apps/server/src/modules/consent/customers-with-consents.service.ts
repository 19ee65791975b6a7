import type { Ctx } from '../../access/viewer.js';
import { rejection, type RowOutcome } from '../../platform/rows.js';
import { inTransaction } from '../../platform/transaction.js';
import { type CustomerOutcome, type CustomerRow, type CustomerWriteOptions, upsertMany } from '../customers/index.js';
import type { ConsentState } from './consent.entity.js';
import { recordConsents } from './consent.service.js';

/** A customer with what they decided. */
export interface CustomerWithConsents extends CustomerRow {
  readonly consents?:
    readonly { readonly purpose: string; readonly state: ConsentState | `${ConsentState}`; readonly at?: Date | null }[] | null;
}

const hoursAhead = 24;

/** Creates and updates customers together with their consents, one outcome a row in the order given; see `upsertMany`. */
export async function upsertCustomers(
  ctx: Ctx,
  rows: readonly CustomerWithConsents[],
  options: CustomerWriteOptions,
): Promise<CustomerOutcome[]> {
  return inTransaction(ctx, async (tx) => {
    const latest = tx.now().getTime() + hoursAhead * 3_600_000;
    const refused = new Map(
      rows.map((row, index) => [index, consentIssues(row, latest)] as const).filter(([, issues]) => issues.length > 0),
    );
    const open = rows.map((row, index) => ({ row, index })).filter(({ index }) => !refused.has(index));
    const outcomes = await upsertMany(
      tx,
      open.map(({ row }) => row),
      options,
    );
    const placed = outcomes.map((outcome, at) => ({ ...outcome, index: open[at]?.index ?? at }));
    const decisions = placed.flatMap(({ index, customerId }) => {
      const row = rows[index];
      if (row === undefined || customerId === undefined) return [];
      return (row.consents ?? []).map((consent) => ({ ...consent, customerId, source: row.source ?? options.source }));
    });
    const changed = await recordConsents(tx, decisions, tx.viewer.userId);
    const spoke = (index: number): boolean => (rows[index]?.consents?.length ?? 0) > 0;
    const said = placed.map((one): CustomerOutcome =>
      one.outcome === 'UNCHANGED' && one.customerId !== undefined && changed.has(one.customerId) && spoke(one.index)
        ? { ...one, outcome: 'UPDATED' }
        : one,
    );
    return [...said, ...[...refused].map(([index, issues]): CustomerOutcome => ({ index, outcome: 'REJECTED', issues }))].toSorted(
      (a, b) => a.index - b.index,
    );
  });
}

function consentIssues({ consents }: CustomerWithConsents, latest: number): RowOutcome['issues'] {
  return (consents ?? []).flatMap(({ purpose, at }, place) => [
    ...(/^[a-z][A-Za-z0-9]{0,62}(\.[a-z][A-Za-z0-9-]{0,62})?$/.test(purpose)
      ? []
      : [
          rejection(
            `consents.${place}.purpose`,
            'FIELD_INVALID',
            'A purpose starts with a small letter and has only letters and digits; a dot and the recipient may follow, as in research.acme.',
          ),
        ]),
    ...(at && at.getTime() > latest
      ? [rejection(`consents.${place}.at`, 'DATE_IN_FUTURE', `A decision cannot be more than ${hoursAhead} hours ahead.`)]
      : []),
  ]);
}

import { type Condition, type Locale, print } from '@regulars/segment-language';
import type { Ctx } from '../../access/viewer.js';
import { inputInvalid } from '../../platform/errors.js';
import { toGlobalId } from '../../platform/ids.js';
import { type Connection, evidence, fromCursor, type Judged, judge, runStatement, type Verdict, verdicts } from '../../read/index.js';
import { evidenceTexts, recordOfFact } from './evidence-text.js';
import type { EvidenceRow } from './membership-explanation.types.js';
import { type NextChange, nextChange } from './next-change.service.js';
import { byItself, decidingRow, leavesAt, neededFor, wordsOf } from './needed.rules.js';
import { sizeOf, toPage } from './page.rules.js';
import { namedLexicon } from './segment-catalogue.service.js';
import { OverrideKind } from './segment.enums.js';
import { assertVisible } from './segments.service.js';

/** What one node says of the customer; what costs statements of its own is computed when asked for. */
export interface ExplainedNode {
  readonly path: readonly number[];
  readonly text: string;
  readonly holds: boolean;
  readonly value: unknown;
  words(locale: Locale): string;
  needed(locale: Locale): Promise<string>;
  rows(first: number | null, after: string | null): Promise<Connection<EvidenceRow>>;
}

export interface Explained {
  readonly member: boolean;
  readonly asOf: Date;
  readonly override: { readonly kind: OverrideKind; readonly reason: string; readonly at: Date } | null;
  readonly nodes: readonly ExplainedNode[];
  /** Computed when asked for; undefined where somebody decided by hand, and where time alone changes nothing. */
  nextChange(): Promise<NextChange | undefined>;
}

/** Either a condition as it stands in the builder, or a saved segment. */
export interface ExplainQuestion {
  readonly condition?: unknown;
  readonly segmentId?: string | undefined;
  readonly customerId: string;
  /** Of a condition: the moment and the zone it is judged at. */
  readonly at?: Date | null;
  readonly zone?: string | null;
}

/**
 * Judges one customer by each node of a rule, now, with the value seen and the rows that counted. With a segment, what was decided by hand
 * goes before the rule. NOT_FOUND for a customer or a segment that is not there for this viewer.
 */
export async function explainMembership(ctx: Ctx, { condition, segmentId, customerId, at, zone }: ExplainQuestion): Promise<Explained> {
  if ((condition == null) === (segmentId === undefined)) {
    throw inputInvalid({ path: 'condition', rule: 'or segmentId is given, one of the two' });
  }
  const segment = segmentId === undefined ? undefined : await assertVisible(ctx, segmentId);
  const judged = segment ? await judge(ctx, segment.condition, { at, zone: segment.zone }) : await judge(ctx, condition, { at, zone });
  const found = await verdicts(ctx, judged, customerId);
  const override = segment ? await overrideOf(ctx, segment.id, customerId) : null;
  const { catalogue } = await namedLexicon(ctx);
  const explained = new Explainer(
    ctx,
    judged,
    customerId,
    found,
    (node, locale) => wordsOf(node, catalogue, locale),
    (node, value, failing, locale) => neededFor(node, value, failing, catalogue, locale),
  );
  return {
    member: override ? override.kind === OverrideKind.INCLUDE : (found[0]?.holds ?? false),
    asOf: new Date(judged.world.clock.now),
    override,
    nodes: found.map((verdict) => explained.node(verdict)),
    nextChange: async () => (override ? undefined : nextChange(ctx, judged, customerId, found)),
  };
}

async function overrideOf(ctx: Ctx, segmentId: string, customerId: string): Promise<Explained['override']> {
  const [row] = await runStatement<{ kind: OverrideKind; reason: string; at: Date }>(ctx, {
    text: 'select kind, reason, created_at as at from segment_overrides where segment_id = $1 and customer_id = $2',
    values: [segmentId, customerId],
  });
  return row ?? null;
}

class Explainer {
  constructor(
    private readonly ctx: Ctx,
    private readonly judged: Judged,
    private readonly customerId: string,
    private readonly found: readonly Verdict[],
    private readonly wordsOf: (node: Condition, locale: Locale) => string,
    private readonly neededFor: (node: Condition, value: unknown, failing: number, locale: Locale) => string,
  ) {}

  node(verdict: Verdict): ExplainedNode {
    const { path, node, holds, value } = verdict;
    return {
      path,
      text: print(node),
      holds,
      value,
      words: (locale) => this.wordsOf(node, locale),
      needed: (locale) => this.needed(verdict, locale),
      rows: (first, after) => this.rows(node, first, after),
    };
  }

  private async needed({ path, node, holds, value }: Verdict, locale: Locale): Promise<string> {
    if (holds) return '';
    const isChild = (other: Verdict): boolean =>
      other.path.length === path.length + 1 && path.every((step, index) => other.path[index] === step);
    const failing = this.found.filter((other) => isChild(other) && !other.holds).length;
    return this.neededFor(node, value, failing, locale) + (await this.withTime(node, locale));
  }

  /** Where the node holds as soon as old rows leave its window: from when. */
  private async withTime(node: Condition, locale: Locale): Promise<string> {
    const deciding = decidingRow(node);
    if (!deciding || deciding.place < 1 || deciding.place > 100) return '';
    const { rows } = await evidence(this.ctx, this.judged, deciding.measure, this.customerId, deciding.place);
    const row = rows[deciding.place - 1];
    const { zone } = this.judged.world.clock;
    const moment = row && leavesAt(row.at.getTime(), deciding.measure.window, zone);
    return moment === undefined ? '' : byItself(moment, zone, locale);
  }

  private async rows(node: Condition, first: number | null, after: string | null): Promise<Connection<EvidenceRow>> {
    const size = sizeOf(first);
    const asOf = new Date(this.judged.world.clock.now);
    if (node.kind !== 'measure')
      return toPage([], { size, isFirst: true, total: 0, asOf, place: () => [], show: (row: EvidenceRow) => row });
    const place = after === null ? undefined : fromCursor(after, 2).map(String);
    const before = place && { at: new Date(place[0] ?? ''), id: place[1] ?? '' };
    const found = await evidence(this.ctx, this.judged, node, this.customerId, size + 1, before);
    const texts = await evidenceTexts(
      this.ctx,
      node.fact,
      this.customerId,
      found.rows.map(({ id }) => id),
    );
    return toPage(found.rows, {
      size,
      isFirst: before === undefined,
      total: before ? async () => (await evidence(this.ctx, this.judged, node, this.customerId, 1)).total : found.total,
      asOf,
      place: ({ at, id }) => [at.toISOString(), id],
      show: ({ id, at }) => ({ id: toGlobalId(recordOfFact(node.fact), id), at, text: texts.get(id) ?? '' }),
    });
  }
}

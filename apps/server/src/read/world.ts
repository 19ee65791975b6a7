import { createHash } from 'node:crypto';
import { type Condition, parse, startOf, walk } from '@regulars/segment-language';
import type { FieldDeclaration } from '../access/field-registry.js';
import type { Policy } from '../access/policy.js';
import type { Ctx } from '../access/viewer.js';
import { currencyDigits } from '../platform/money.js';
import type { SegmentRule, World } from './compile-world.js';
import type { CategoryTree } from './compile-test.js';
import { dynamicFields } from './dynamic-fields.js';
import { type Lexicon, lexiconFor } from './lexicon.js';
import { segmentSource } from './segment-source.js';

/** The moment and the zone a question is asked at; now and the organisation's unless given. */
export interface Moment {
  readonly at?: Date | null;
  readonly zone?: string | null;
}

/** A policy that hides nothing: for rules that were judged when they were looked up, and for the system's own work. */
export const everything: Policy = {
  labels: {
    record: 'read',
    identity: 'read',
    contact: 'read',
    demographic: 'read',
    sensitive: 'read',
    behaviour: 'read',
    value: 'read',
    loyalty: 'read',
    feedback: 'read',
    consent: 'read',
    operations: 'read',
  },
  fields: {},
  actions: [],
  rowScope: null,
};

/** What a viewer may say here. `values` is filled only for the catalogue that people see; `segments` only by those who decide which they are. */
export async function lexiconOf(
  ctx: Ctx,
  policy: Policy,
  values: ReadonlyMap<string, FieldDeclaration['values']> = new Map(),
  segments?: ReadonlyMap<string, string>,
): Promise<Lexicon> {
  const [fields, visible] = await Promise.all([
    dynamicFields(ctx),
    segments ?? (policy === everything ? allVisible(ctx) : segmentSource().visible(ctx)),
  ]);
  const { currency } = ctx.organisation;
  return lexiconFor(policy, { fields, segments: visible, values, currency, currencyDigits: currencyDigits(currency) });
}

const allVisible = (ctx: Ctx) => segmentSource().visible({ ...ctx, viewer: { ...ctx.viewer, policy: everything, sharing: undefined } });

/** All that compiling a condition needs: the lexicon, the clock, the category tree, the segments that it names and those that they name. */
export async function worldFor(ctx: Ctx, lexicon: Lexicon, conditions: readonly Condition[], moment: Moment): Promise<World> {
  const clock = { now: (moment.at ?? ctx.now()).getTime(), zone: moment.zone ?? ctx.organisation.zone };
  const [categories, named] = await Promise.all([categoryTree(ctx), loadSegments(ctx, conditions)]);
  return { lexicon, clock, isLive: isPresent(ctx, moment), categories, ...named };
}

/** Milliseconds within which a moment is the present: a use case takes the time once and asks with it a little later. */
const presence = 5000;

/** Whether a moment is now. */
export function isPresent(ctx: Ctx, { at }: Moment): boolean {
  const behind = at ? ctx.now().getTime() - at.getTime() : 0;
  return behind >= 0 && behind < presence;
}

/** Enough for ordering by declared fields, without a question to the database: no condition, no category, no segment. */
export function bareWorld(ctx: Ctx, moment: Moment): World {
  const { currency, zone } = ctx.organisation;
  const lexicon = lexiconFor(everything, {
    fields: [],
    segments: new Map(),
    values: new Map(),
    currency,
    currencyDigits: currencyDigits(currency),
  });
  const clock = { now: (moment.at ?? ctx.now()).getTime(), zone: moment.zone ?? zone };
  return {
    lexicon,
    clock,
    isLive: false,
    categories: { version: '', beneath: () => [], lineage: () => null },
    segments: new Map(),
    recorded: new Map(),
  };
}

async function loadSegments(ctx: Ctx, conditions: readonly Condition[]): Promise<Pick<World, 'segments' | 'recorded'>> {
  const segments = new Map<string, SegmentRule>();
  const recorded = new Map<string, readonly number[]>();
  const waiting = [...conditions];
  let system: Lexicon | undefined;
  for (let condition = waiting.pop(); condition; condition = waiting.pop()) {
    for (const { segment, on } of members(condition)) {
      const fixed = await segmentSource().fixed(ctx, segment);
      if (fixed) {
        recorded.set(on === undefined ? segment : `${segment}@${on}`, fixed);
      } else if (on !== undefined) {
        recorded.set(`${segment}@${on}`, await segmentSource().recorded(ctx, segment, momentOf(on, ctx.organisation.zone)));
      } else if (!segments.has(segment)) {
        const rule = await segmentSource().rule(ctx, segment);
        if (!rule) throw new Error(`Segment ${segment} was judged but is gone.`);
        system ??= await lexiconOf(ctx, everything);
        segments.set(segment, { ...rule, lexicon: system });
        waiting.push(rule.condition);
      }
    }
  }
  return { segments, recorded };
}

/** The end of a day, or the instant itself. */
function momentOf(on: string, zone: string): Date {
  if (on.length > 10) return new Date(on);
  const next = new Date(`${on}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return new Date(startOf(next.toISOString().slice(0, 10), zone) - 1);
}

function members(condition: Condition): { segment: string; on?: string }[] {
  const found: { segment: string; on?: string }[] = [];
  walk(condition, (node) => {
    if (node.kind === 'member') found.push(node);
  });
  return found;
}

async function categoryTree(ctx: Ctx): Promise<CategoryTree> {
  const { rows } = await ctx.pool.query<{ id: string; path: string[] }>('select id, path from categories order by id');
  const version = createHash('sha1').update(JSON.stringify(rows)).digest('base64');
  const lineages = new Map(rows.map(({ id, path }) => [id, path.toReversed()]));
  return {
    version,
    beneath: (keys) => rows.filter(({ path }) => path.some((key) => keys.includes(key))).map(({ id }) => id),
    lineage: (id) => lineages.get(id) ?? null,
  };
}

/** The row scope of the viewer's role as a tree; null when the role sees every customer. */
export function scopeOf(policy: Policy): Condition | null {
  if (policy.rowScope === null) return null;
  const parsed = parse(policy.rowScope);
  if (!parsed.ok) throw new Error('The row scope of a role does not parse; it was checked when it was saved.');
  return parsed.condition;
}

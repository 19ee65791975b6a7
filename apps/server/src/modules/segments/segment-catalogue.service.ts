import type { FieldSpec } from '@regulars/segment-language';
import type { Pool } from 'pg';
import type { Ctx } from '../../access/viewer.js';
import { catalogueValues, fillRates, type Lexicon, lexiconOf, SharedQuestion } from '../../read/index.js';
import type { CatalogueField, SegmentCatalogue } from './segment-catalogue.types.js';

/** Something about all customers that is looked up at most once a minute for each database, whoever of those who ask stays for it. */
function remembering<T>(look: (ctx: Ctx) => Promise<T>): (ctx: Ctx) => Promise<{ readonly found: T; readonly at: Date }> {
  const remembered = new WeakMap<Pool, { readonly at: Date; readonly question: SharedQuestion<T> }>();
  return async (ctx) => {
    const now = ctx.now();
    const known = remembered.get(ctx.pool);
    const isFresh = known && !known.question.isLost && Math.abs(now.getTime() - known.at.getTime()) < keptFor;
    const current = isFresh ? known : { at: now, question: new SharedQuestion((signal) => look({ ...ctx, signal })) };
    remembered.set(ctx.pool, current);
    return { found: await current.question.join(ctx.signal), at: current.at };
  };
}

const keptFor = 60_000;
const rememberedValues = remembering(catalogueValues);
const rememberedRates = remembering(fillRates);

/** The lexicon with the values that fields have here, for choosing and for naming them; values are at most a minute old. */
export async function namedLexicon(ctx: Ctx): Promise<Lexicon> {
  return lexiconOf(ctx, ctx.viewer.policy, (await rememberedValues(ctx)).found);
}

/** The catalogue as the graph shows it. */
export async function segmentCatalogue(ctx: Ctx): Promise<SegmentCatalogue> {
  const [lexicon, rates] = await Promise.all([namedLexicon(ctx), rememberedRates(ctx)]);
  const { fields, facts, segments, currencyDigits } = lexicon.catalogue;
  const labelOf = (name: string, fact?: string): string =>
    (fact === undefined ? lexicon.customer(name) : lexicon.fact(fact)?.fields.get(name))?.declaration.label ?? 'record';
  const seesAll = ctx.viewer.policy.rowScope === null;
  return {
    fields: fields.map((spec) => {
      const fillRate = rates.found.get(spec.name) ?? null;
      return { ...show(spec, labelOf(spec.name), seesAll), fillRate, updatedAt: fillRate === null ? null : rates.at };
    }),
    facts: facts.map((fact) => ({ ...fact, fields: fact.fields.map((spec) => show(spec, labelOf(spec.name, fact.name), seesAll)) })),
    segments: [...segments].map(([key, name]) => ({ key, name })),
    currencyDigits,
  };
}

const show = (spec: FieldSpec, label: string, seesAll: boolean): CatalogueField => ({
  ...spec,
  unit: spec.unit ?? null,
  fillRate: null,
  updatedAt: null,
  values: (spec.values ?? []).map((value) => ({ ...value, parent: value.parent ?? null, count: seesAll ? (value.count ?? null) : null })),
  label,
});

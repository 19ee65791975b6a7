import type { EnumValue, FieldSpec } from '@regulars/segment-language';
import type { Pool } from 'pg';
import type { Ctx } from '../../access/viewer.js';
import { catalogueValues, type Lexicon, lexiconOf } from '../../read/index.js';
import type { CatalogueField, SegmentCatalogue } from './segment-catalogue.types.js';

interface Remembered {
  readonly at: number;
  readonly values: Promise<ReadonlyMap<string, readonly EnumValue[]>>;
}

const remembered = new WeakMap<Pool, Remembered>();
const keptFor = 60_000;

/** The lexicon with the values that fields have here, for choosing and for naming them; values are at most a minute old. */
export function namedLexicon(ctx: Ctx): Promise<Lexicon> {
  const now = ctx.now().getTime();
  const known = remembered.get(ctx.pool);
  const fresh = known && Math.abs(now - known.at) < keptFor ? known : { at: now, values: catalogueValues(ctx) };
  if (fresh !== known) {
    remembered.set(ctx.pool, fresh);
    fresh.values.catch(() => remembered.delete(ctx.pool));
  }
  return fresh.values.then((values) => lexiconOf(ctx, ctx.viewer.policy, values));
}

/** The catalogue as the graph shows it. */
export async function segmentCatalogue(ctx: Ctx): Promise<SegmentCatalogue> {
  const lexicon = await namedLexicon(ctx);
  const { fields, facts, segments, currencyDigits } = lexicon.catalogue;
  const labelOf = (name: string, fact?: string): string =>
    (fact === undefined ? lexicon.customer(name) : lexicon.fact(fact)?.fields.get(name))?.declaration.label ?? 'record';
  return {
    fields: fields.map((spec) => show(spec, labelOf(spec.name))),
    facts: facts.map((fact) => ({ ...fact, fields: fact.fields.map((spec) => show(spec, labelOf(spec.name, fact.name))) })),
    segments: [...segments].map(([key, name]) => ({ key, name })),
    currencyDigits,
  };
}

const show = (spec: FieldSpec, label: string): CatalogueField => ({
  ...spec,
  unit: spec.unit ?? null,
  fillRate: null,
  updatedAt: null,
  values: (spec.values ?? []).map((value) => ({ ...value, parent: value.parent ?? null })),
  label,
});

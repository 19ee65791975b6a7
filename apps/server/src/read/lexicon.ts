import { type Catalogue, type FactSpec, type FieldSpec, operatorsFor } from '@regulars/segment-language';
import { type FieldDeclaration, registry } from '../access/field-registry.js';
import { canRead, canReadOwn, type Policy } from '../access/policy.js';
import { bucketField, consentField } from './dynamic-fields.js';
import { allFacts, type FactDeclaration } from './facts.js';

declare const issued: unique symbol;

/**
 * A field that the judge let through. Only this file makes them, out of the fields the viewer may read, and the compilers take nothing else:
 * no column can be named from a string. `parent` names the record one step up from a fact's row that holds the field.
 */
export interface FieldRef {
  readonly [issued]: true;
  readonly declaration: FieldDeclaration;
  readonly parent: string | undefined;
}

/** A fact the viewer may use, with the fields they may read. */
export interface FactRef {
  readonly declaration: FactDeclaration;
  readonly fields: ReadonlyMap<string, FieldRef>;
}

/** Everything a viewer may say in a condition: the catalogue for people and programs, the references for the compiler. */
export interface Lexicon {
  readonly catalogue: Catalogue;
  readonly customer: (name: string) => FieldRef | undefined;
  readonly fact: (name: string) => FactRef | undefined;
}

/** What depends on the installation's own data. */
export interface LexiconData {
  /** Custom attributes, consent purposes and the like: declared per installation, on the customer. */
  readonly fields: readonly FieldDeclaration[];
  /** key → name of the segments this viewer may see */
  readonly segments: ReadonlyMap<string, string>;
  /** Values that a field has here, by `Record.field`: categories, cities, channels. */
  readonly values: ReadonlyMap<string, FieldSpec['values']>;
  readonly currencyDigits: number;
  /** ISO 4217; the unit of money */
  readonly currency: string;
}

const ref = (declaration: FieldDeclaration, parent?: string): FieldRef => ({ declaration, parent }) as FieldRef;

/** Builds the lexicon of a policy: hidden and unknown fields are equally absent. */
export function lexiconFor(policy: Policy, data: LexiconData): Lexicon {
  const mayUse = (field: FieldDeclaration): boolean =>
    field.inLanguage &&
    (registry.field(field.record, field.name) ? canRead(policy, field.record, field.name) : readsDynamic(policy, field));
  const customer = new Map(
    [...registry.fields('Customer'), ...data.fields, bucketField('*')]
      .filter(mayUse)
      .map((field): [string, FieldRef] => [field.name, ref(field)]),
  );
  const facts = new Map<string, FactRef>();
  for (const declaration of allFacts()) {
    const own = registry.fields(declaration.record().name).filter(mayUse);
    const above = Object.entries(declaration.parents).flatMap(([parent, { record }]) =>
      registry
        .fields(record().name)
        .filter(mayUse)
        .map((field): [string, FieldRef] => [`${parent}.${field.name}`, ref(field, parent)]),
    );
    const fields = new Map([...own.map((field): [string, FieldRef] => [field.name, ref(field)]), ...above]);
    if (own.length > 0) facts.set(declaration.name, { declaration, fields });
  }
  const specOf = (name: string, found: FieldRef): FieldSpec => toSpec(name, found.declaration, data);
  return {
    catalogue: {
      fields: [...customer].map(([name, found]) => specOf(name, found)),
      facts: [...facts.values()].map((fact) => factSpec(fact, facts, specOf)),
      segments: data.segments,
      currencyDigits: data.currencyDigits,
    },
    customer: (name) => customer.get(name) ?? bucket(name) ?? consent(name, policy),
    fact: (name) => facts.get(name),
  };
}

/** `bucket.*` stands for every name of a random group. */
function bucket(name: string): FieldRef | undefined {
  return name.startsWith('bucket.') && name.length > 7 ? ref(bucketField(name.slice(7))) : undefined;
}

/** `consent.<purpose>.<recipient>`, as grants of partners ask it: of any purpose that customers can consent to. */
function consent(name: string, policy: Policy): FieldRef | undefined {
  const purpose = /^consent\.([A-Za-z0-9]+\.[A-Za-z0-9-]+)$/.exec(name)?.[1];
  const field = purpose === undefined ? undefined : consentField(purpose);
  return field && readsDynamic(policy, field) ? ref(field) : undefined;
}

const readsDynamic = (policy: Policy, { record, name, label }: FieldDeclaration): boolean => canReadOwn(policy, `${record}.${name}`, label);

function toSpec(name: string, field: FieldDeclaration, data: LexiconData): FieldSpec {
  const values = data.values.get(`${field.record}.${field.name}`) ?? field.values;
  return {
    name,
    type: field.type,
    group: field.group,
    title: field.title,
    description: field.description,
    synonyms: field.synonyms,
    ...unitOf(field, data),
    values,
    examples: field.examples,
    nullable: field.nullable,
    operators: operatorsFor(field.type, field.nullable),
  };
}

function unitOf(field: FieldDeclaration, { currency }: LexiconData): { readonly unit?: string } {
  if (field.type === 'money') return { unit: currency };
  return field.unit === undefined ? {} : { unit: field.unit };
}

function factSpec(fact: FactRef, facts: ReadonlyMap<string, FactRef>, specOf: (name: string, ref: FieldRef) => FieldSpec): FactSpec {
  const { declaration } = fact;
  const fields = [...fact.fields].map(([name, found]) => {
    const spec = specOf(name, found);
    const parent = found.parent === undefined ? undefined : declaration.parents[found.parent];
    // The row one step up may be absent: a refund has no product, a web order no store.
    return parent
      ? {
          ...spec,
          nullable: true,
          operators: operatorsFor(spec.type, true),
          title: { en: `${parent.title.en} ${spec.title.en.toLowerCase()}`, zhCn: `${parent.title.zhCn}${spec.title.zhCn}` },
        }
      : spec;
  });
  return {
    name: declaration.name,
    title: declaration.title,
    description: declaration.description,
    time: declaration.time.field,
    fields,
    children: Object.keys(declaration.children).filter((child) => facts.has(child)),
  };
}

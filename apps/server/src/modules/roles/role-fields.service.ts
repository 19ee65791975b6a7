import type { Label, Level } from '@regulars/graph';
import { levels } from '@regulars/graph';
import { type FieldDeclaration, registry, type RelationDeclaration } from '../../access/field-registry.js';
import type { PlatformCtx } from '../../platform/ctx.js';
import { dynamicFields } from '../../read/index.js';

/** A field or relation of a record whose level a role can set apart from its label. */
export interface RoleFieldRow {
  /** `Customer.email` */
  readonly name: string;
  readonly label: Label;
  /** null for a relation, which has a name only */
  readonly declaration: Pick<FieldDeclaration, 'title' | 'description'> | null;
  /** The fields it is derived from, `Customer.birthDate`: it is there only for who may read all of them. */
  readonly inputs: readonly string[];
  readonly levels: readonly Level[];
}

/** Everything that has a label, customers first: declared fields and relations, and the installation's own. */
export async function roleFields(ctx: Pick<PlatformCtx, 'pool'>): Promise<readonly RoleFieldRow[]> {
  const own = (await dynamicFields(ctx)).filter(({ record, name }) => !registry.field(record, name));
  const records = registry.records().toSorted((a, b) => Number(b.name === 'Customer') - Number(a.name === 'Customer'));
  return records.flatMap(({ name: record }) => [
    ...[...registry.fields(record), ...own.filter((field) => field.record === record)].map((field) => ({
      name: `${record}.${field.name}`,
      label: field.label,
      declaration: field,
      inputs: field.inputs,
      levels: levels.filter((level) => level !== 'masked' || field.mask !== undefined),
    })),
    ...relationsAlone(record).map((relation) => ({
      name: `${record}.${relation.name}`,
      label: relation.label,
      declaration: null,
      inputs: [],
      levels: levels.filter((level) => level !== 'masked' && level !== 'aggregate'),
    })),
  ]);
}

/** Relations that no field declares as well, by whose level it would be judged. */
const relationsAlone = (record: string): readonly RelationDeclaration[] =>
  registry.relations(record).filter(({ name }) => !registry.field(record, name));

/** Tells the label of a field by its name, `Customer.email`. */
export async function labelsOfFields(ctx: Pick<PlatformCtx, 'pool'>): Promise<(field: string) => Label | undefined> {
  const byName = new Map((await roleFields(ctx)).map(({ name, label }) => [name, label]));
  return (field) => byName.get(field);
}

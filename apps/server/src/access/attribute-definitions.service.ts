import { type Label, labels } from '@regulars/graph';
import { type InputIssue, inputInvalid } from '../platform/errors.js';
import { newId, toGlobalId } from '../platform/ids.js';
import type { Connection } from './connection-types.js';
import { type PageRequest, pageById } from './page-by-id.js';
import { canReadLabel, canReadOwn } from './policy.js';
import { assertGranted, type Ctx } from './viewer.js';

/** Types a custom attribute can have. */
export const attributeTypes = ['text', 'number', 'boolean', 'date', 'list'] as const;
export type AttributeType = (typeof attributeTypes)[number];

interface DefinitionRow {
  readonly id: string;
  readonly key: string;
  readonly type: AttributeType;
  readonly label: Label;
  readonly title_en: string;
  readonly title_zh: string;
}

/** Which definitions are there, given the labels that may be read, the fields set apart from theirs, and those of them that may be read. */
const isReadable = (readable: string, apart: string, open: string): string =>
  `case when 'Customer.attributes.' || key = any(${apart}) then 'Customer.attributes.' || key = any(${open}) else label = any(${readable}) end`;

/** The custom attributes that the viewer may read, in the order they were defined. */
export async function listAttributeDefinitions(ctx: Ctx, page: PageRequest): Promise<Connection<object>> {
  const { policy } = ctx.viewer;
  const readable = labels.filter((label) => canReadLabel(policy, label));
  const apart = Object.keys(policy.fields);
  const open = apart.filter((name) => canReadOwn({ ...policy, labels: {} }, name, 'sensitive'));
  return pageById(page, ctx.now(), {
    read: (afterId, limit): Promise<DefinitionRow[]> =>
      ctx.db.query(
        `select id, key, type, label, title_en, title_zh from attribute_definitions
         where ${isReadable('$3', '$4', '$5')} and ($1::uuid is null or id > $1) order by id limit $2`,
        [afterId, limit, readable, apart, open],
      ),
    count: async () => {
      const rows: { count: number }[] = await ctx.db.query(
        `select count(*)::int as count from attribute_definitions where ${isReadable('$1', '$2', '$3')}`,
        [readable, apart, open],
      );
      return rows[0]?.count ?? 0;
    },
    show: showDefinition,
  });
}

/** One definition by its id; null when there is none that the viewer may read. */
export async function findAttributeDefinition(ctx: Ctx, id: string): Promise<object | null> {
  const rows: DefinitionRow[] = await ctx.db.query(
    'select id, key, type, label, title_en, title_zh from attribute_definitions where id = $1',
    [id],
  );
  const [row] = rows;
  return row && canReadOwn(ctx.viewer.policy, `Customer.attributes.${row.key}`, row.label) ? showDefinition(row) : null;
}

function showDefinition(row: DefinitionRow): object {
  const { id, key, type, label } = row;
  return {
    __typename: 'AttributeDefinition',
    id: toGlobalId('AttributeDefinition', id),
    key,
    type,
    label,
    title: { en: row.title_en, zhCn: row.title_zh },
  };
}

/** A custom attribute to define; without a label it is `sensitive`. */
export interface NewAttribute {
  readonly key: string;
  readonly type: string;
  readonly label?: string | null | undefined;
  readonly titleEn: string;
  readonly titleZhCn: string;
}

/** Defines a custom attribute of customers. Its key is fixed from then on and cannot be taken twice. */
export async function defineAttribute(ctx: Ctx, input: NewAttribute): Promise<object> {
  assertGranted(ctx.viewer, 'settings.edit');
  const type = attributeTypes.find((known) => known === input.type);
  const label = labels.find((known) => known === (input.label ?? 'sensitive'));
  const issues = attributeIssues(input);
  if (!type || !label || issues.length > 0) throw inputInvalid(...issues);
  const definition: DefinitionRow = {
    id: newId(),
    key: input.key,
    type,
    label,
    title_en: input.titleEn.trim(),
    title_zh: input.titleZhCn.trim(),
  };
  const written: unknown[] = await ctx.db.query(
    `insert into attribute_definitions (id, key, type, label, title_en, title_zh, created_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (key) do nothing returning id`,
    [definition.id, definition.key, type, label, definition.title_en, definition.title_zh, ctx.now()],
  );
  if (written.length === 0) throw inputInvalid({ path: 'input.key', rule: 'is taken already' });
  return showDefinition(definition);
}

const isTitle = (text: string): boolean => text.trim() !== '' && text.length <= 100;

function attributeIssues(input: NewAttribute): readonly InputIssue[] {
  return [
    ...(/^[a-z][A-Za-z0-9]{0,62}$/.test(input.key)
      ? []
      : [{ path: 'input.key', rule: 'starts with a small letter and has only letters and digits' }]),
    ...(attributeTypes.some((type) => type === input.type) ? [] : [{ path: 'input.type', rule: `is one of ${attributeTypes.join(', ')}` }]),
    ...(labels.some((label) => label === (input.label ?? 'sensitive'))
      ? []
      : [{ path: 'input.label', rule: `is one of ${labels.join(', ')}` }]),
    ...(isTitle(input.titleEn) ? [] : [{ path: 'input.titleEn', rule: 'has 1 to 100 characters' }]),
    ...(isTitle(input.titleZhCn) ? [] : [{ path: 'input.titleZhCn', rule: 'has 1 to 100 characters' }]),
  ];
}

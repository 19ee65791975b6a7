import type { Label } from '@regulars/graph';
import { labels } from '@regulars/graph';
import type { FieldType } from '@regulars/segment-language';
import type { Expression, FieldDeclaration } from '../access/field-registry.js';
import type { PlatformCtx } from '../platform/ctx.js';

interface AttributeRow {
  readonly key: string;
  readonly type: string;
  readonly label: string;
  readonly title_en: string;
  readonly title_zh: string;
}

/** Purposes and channels of consent. */
export const consentPurposes = ['emailMarketing', 'smsMarketing', 'wechatMarketing', 'phoneMarketing', 'profiling'] as const;
export const reachChannels = ['email', 'sms', 'wechat'] as const;

const purposeTitles: Record<(typeof consentPurposes)[number], readonly [string, string]> = {
  emailMarketing: ['E-mail marketing consent', '邮件营销授权'],
  smsMarketing: ['SMS marketing consent', '短信营销授权'],
  wechatMarketing: ['WeChat marketing consent', '微信营销授权'],
  phoneMarketing: ['Phone marketing consent', '电话营销授权'],
  profiling: ['Profiling consent', '画像分析授权'],
};
const channelTitles: Record<(typeof reachChannels)[number], readonly [string, string]> = {
  email: ['Reachable by e-mail', '可发邮件'],
  sms: ['Reachable by SMS', '可发短信'],
  wechat: ['Reachable on WeChat', '可发微信'],
};

const field = (
  name: string,
  type: FieldType,
  label: Label,
  title: readonly [string, string],
  description: readonly [string, string],
  group: string,
  sql: (at: Expression) => string,
  more: Partial<FieldDeclaration> = {},
): FieldDeclaration => ({
  record: 'Customer',
  name,
  type,
  label,
  nullable: true,
  source: { kind: 'expression', sql },
  title: { en: title[0], zhCn: title[1] },
  description: { en: description[0], zhCn: description[1] },
  group,
  synonyms: [],
  values: [],
  examples: [],
  inputs: [],
  inLanguage: true,
  inGraph: false,
  ...more,
});

/** Fields that conditions may use and no entity declares: consents, reachability, chance, and the installation's own attributes. */
export async function dynamicFields(ctx: Pick<PlatformCtx, 'pool'>): Promise<readonly FieldDeclaration[]> {
  const { rows } = await ctx.pool.query<AttributeRow>(
    'select key, type, label, title_en, title_zh from attribute_definitions order by key',
  );
  return [...fixed, ...rows.map(attributeField)];
}

const states = [
  { value: 'granted', title: { en: 'granted', zhCn: '已同意' } },
  { value: 'withdrawn', title: { en: 'withdrawn', zhCn: '已撤回' } },
  { value: 'objected', title: { en: 'objected', zhCn: '已拒绝' } },
];

/** `consent.<purpose>`: what a customer said last about a purpose. */
export function consentField(purpose: string, title: readonly [string, string] = [purpose, purpose]): FieldDeclaration {
  return field(
    `consent.${purpose}`,
    'enum',
    'consent',
    title,
    ['The latest answer of the customer for this purpose; missing when never asked.', '顾客对该用途的最新表态；从未询问则为空。'],
    'consent',
    ({ row, bind }) => `${row}.consents ->> ${bind(purpose, 'text')}`,
    { values: states, examples: ['granted'] },
  );
}

const fixed: readonly FieldDeclaration[] = [
  ...consentPurposes.map((purpose) => consentField(purpose, purposeTitles[purpose])),
  ...reachChannels.map((channel) =>
    field(
      `reachable.${channel}`,
      'boolean',
      'consent',
      channelTitles[channel],
      ['Whether there is a valid contact point with consent for this channel.', '是否有有效联系方式并已获授权。'],
      'consent',
      ({ row, bind }) => `${bind(channel, 'text')} = any (${row}.reachable)`,
      { nullable: false },
    ),
  ),
];

const bucketSql = (name: string, { row, bind }: Expression): string =>
  `(('x' || substr(md5(${row}.id::text || ':' || ${bind(name, 'text')}), 1, 8))::bit(32)::bigint % 100)`;

/** `bucket.<name>`: 0 to 99, evenly spread and fixed for a customer and a name: the first 32 bits of md5("id:name") modulo 100. */
export const bucketField = (name: string): FieldDeclaration =>
  field(
    `bucket.${name}`,
    'integer',
    'record',
    ['Random group', '随机分组'],
    [
      'A number from 0 to 99, fixed for a customer and a name: below 10 is a random tenth.',
      '0 到 99 的固定随机数：小于 10 即随机十分之一。',
    ],
    'chance',
    (at) => bucketSql(name, at),
    { nullable: false, examples: ['10'] },
  );

const attributeTypes: Record<string, { readonly type: FieldType; readonly sql: (value: string) => string }> = {
  text: { type: 'text', sql: (value) => `${value} #>> '{}'` },
  number: { type: 'number', sql: (value) => `case jsonb_typeof(${value}) when 'number' then (${value} #>> '{}')::numeric end` },
  boolean: { type: 'boolean', sql: (value) => `case jsonb_typeof(${value}) when 'boolean' then (${value} #>> '{}')::boolean end` },
  date: { type: 'date', sql: (value) => `(${value} #>> '{}')::date` },
  list: {
    type: 'list',
    sql: (value) => `case jsonb_typeof(${value}) when 'array' then array(select jsonb_array_elements_text(${value}) collate "C") end`,
  },
};

function attributeField({ key, type, label, title_en, title_zh }: AttributeRow): FieldDeclaration {
  const known = attributeTypes[type];
  const owned = labels.find((one) => one === label);
  if (!known || !owned) throw new Error(`The attribute ${key} has an unknown type or label.`);
  return field(
    `attributes.${key}`,
    known.type,
    owned,
    [title_en, title_zh],
    [`The shop's own attribute ${key}.`, `自定义属性 ${key}。`],
    'attributes',
    ({ row, bind }) => known.sql(`(${row}.attributes -> ${bind(key, 'text')})`),
  );
}

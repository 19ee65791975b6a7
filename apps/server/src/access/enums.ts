import { registerEnumType } from 'type-graphql';

/** Languages of people. */
export enum Locale {
  EN = 'en',
  ZH_CN = 'zh-CN',
}
registerEnumType(Locale, {
  name: 'Locale',
  description: 'A language of people.',
  valuesConfig: { EN: { description: 'English' }, ZH_CN: { description: 'Simplified Chinese, 简体中文' } },
});

/** What a role may do with a label or a field. */
export enum AccessLevel {
  NONE = 'none',
  AGGREGATE = 'aggregate',
  MASKED = 'masked',
  READ = 'read',
  WRITE = 'write',
}
registerEnumType(AccessLevel, {
  name: 'AccessLevel',
  description: 'What a role may do with a label or a field. WRITE includes READ; READ includes AGGREGATE and MASKED.',
  valuesConfig: {
    NONE: { description: 'It is not there.' },
    AGGREGATE: { description: 'Only inside guarded counts and sums, never in rows.' },
    MASKED: { description: 'Shown in part, such as 138****8000; not to filter or sort by.' },
    READ: { description: 'Shown, filtered, sorted, grouped and exported.' },
    WRITE: { description: 'Read and changed.' },
  },
});

import type { PlatformCtx } from '../../platform/ctx.js';
import type { AttributeName } from './import-targets.js';

/** The custom attributes that customers have here. */
export async function attributeNames(ctx: PlatformCtx): Promise<readonly AttributeName[]> {
  const found = await ctx.db.query<{ key: string; en: string; zhCn: string }[]>(
    'select key, title_en as en, title_zh as "zhCn" from attribute_definitions order by key',
  );
  return found.map(({ key, en, zhCn }) => ({ key, title: { en, zhCn } }));
}

import type { Ctx } from '../../access/viewer.js';
import { segmentByKey } from './segment-store.js';
import { templates } from './segments.templates.js';
import { createSegment } from './segments.service.js';

interface DemoSegment {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly text: string;
}

const quietBread: DemoSegment = {
  key: 'bread-regulars-gone-quiet',
  name: 'Bread regulars gone quiet 面包常客·近日沉寂',
  description:
    'Bought bread three times in two months, lives in Hangzhou or Suzhou, silent for two weeks. 两个月内三次购买面包、住在杭州或苏州、两周未下单。',
  text: 'count(orders within 60 days where count(lines where product.category = "bread") >= 1) >= 3 and city in ("Hangzhou", "Suzhou") and not count(orders within 14 days) >= 1',
};

const reachableSpenders: DemoSegment = {
  key: 'big-spenders-on-wechat',
  name: 'Big spenders on WeChat 可微信触达的高消费顾客',
  description: 'Big spenders who may be written to on WeChat. 可以通过微信触达的高消费顾客。',
  text: 'member of "big-spenders" and reachable.wechat is true',
};

const fromTemplates = ['big-spenders', 'new-customers', 'first-to-second-order', 'at-risk', 'birthday-soon', 'weekend-mornings'];

/** The segments that the demo shop comes with; those that are there already stay as they are. Members follow in the background. */
export async function createDemoSegments(ctx: Ctx): Promise<void> {
  const copied = templates
    .filter(({ key }) => fromTemplates.includes(key))
    .map(({ key, name, description, text }): DemoSegment => ({
      key,
      name: `${name.en} ${name.zhCn}`,
      description: `${description.en} ${description.zhCn}`,
      text,
    }));
  for (const { text, ...segment } of [quietBread, ...copied, reachableSpenders]) {
    if (await segmentByKey(ctx.pool, segment.key)) continue;
    await createSegment(ctx, { ...segment, condition: text });
  }
}

import type { Words } from '@regulars/segment-language';

/** Where a customer stands, from first contact on. */
export const stages = ['lead', 'new', 'active', 'growing', 'at-risk', 'lapsed', 'won-back'] as const;
export type Stage = (typeof stages)[number];

export const isStage = (text: string): text is Stage => stages.some((stage) => stage === text);

export const stageNames: Readonly<Record<Stage, Words>> = {
  lead: { en: 'Lead', zhCn: '潜在顾客' },
  new: { en: 'New', zhCn: '新顾客' },
  active: { en: 'Active', zhCn: '活跃' },
  growing: { en: 'Growing', zhCn: '成长中' },
  'at-risk': { en: 'At risk', zhCn: '有流失风险' },
  lapsed: { en: 'Lapsed', zhCn: '已流失' },
  'won-back': { en: 'Won back', zhCn: '已挽回' },
};

/** A customer in one of the stages `from` (in any, when null) who holds the condition comes to `stage`, or stays there. */
export interface StageRule {
  readonly stage: Stage;
  readonly from: readonly Stage[] | null;
  /** text of the segment language */
  readonly condition: string;
}

/** What a shop begins with: days that suit things bought every few weeks. */
export const usualRules: readonly StageRule[] = [
  { stage: 'lead', from: null, condition: 'ordersCount = 0' },
  { stage: 'lapsed', from: null, condition: 'lastOrderAt before 180 days ago' },
  { stage: 'at-risk', from: null, condition: 'lastOrderAt before 90 days ago' },
  { stage: 'won-back', from: ['lapsed'], condition: 'lastOrderAt within 90 days' },
  { stage: 'won-back', from: ['won-back'], condition: 'count(orders within 90 days) <= 1' },
  { stage: 'new', from: null, condition: 'firstOrderAt within 60 days' },
  {
    stage: 'growing',
    from: null,
    condition: 'count(orders within 180 days) >= 4 and share(orders within 180 days where placedAt within 90 days) >= 0.6',
  },
  { stage: 'active', from: null, condition: 'ordersCount >= 1' },
];

/** The stage after `current`: that of the first rule that may be taken from there and holds; without one it stays. Rules are asked by their place. */
export function nextStage(rules: readonly StageRule[], current: Stage | null, holds: (place: number) => boolean): Stage | null {
  const found = rules.find(({ from }, place) => (from === null || (current !== null && from.includes(current))) && holds(place));
  return found?.stage ?? current;
}

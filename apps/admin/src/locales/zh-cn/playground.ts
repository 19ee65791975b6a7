import type { playground as en } from '../en/playground.js';

export const playground: Record<keyof typeof en, string> = {
  'playground.title': '查询台',
  'playground.lede': '这是属于你的数据图：你的角色看不到的内容，这里就没有。',
  'playground.view': '结果',
  'playground.graph': '原样',
  'playground.table': '表格',
  'playground.csv': '下载 CSV',
  'playground.noTable': '先提一个有列表的问题',
  'playground.noTableText': "运行一个结果含列表的问题，例如 customers '{' nodes '{' … '}' '}'，这里就会显示成表格。",
  'playground.tableOf': '{path}，{count, number} 行',
  'playground.start': '说明',
  'playground.exampleNote': '近 60 天买过、近 14 天没来的顾客。按 ⌘ Enter 或 Ctrl Enter 运行。',
};

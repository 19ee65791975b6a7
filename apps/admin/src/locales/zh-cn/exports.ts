import type { exports as en } from '../en/exports.js';

export const exports: Record<keyof typeof en, string> = {
  'exports.title': '导出',
  'exports.lede': '由客群生成的文件，只有申请人能打开，保留 24 小时。',
  'exports.empty': '还没有导出',
  'exports.emptyText': '打开一个客群并选择「导出」：成员会生成 CSV 或 JSON 文件，只含你的角色可看的字段。',
  'exports.toSegments': '去看客群',
  'exports.segment': '客群',
  'exports.state': '状态',
  'exports.state.WAITING': '等待中',
  'exports.state.RUNNING': '正在生成',
  'exports.state.DONE': '可下载',
  'exports.state.FAILED': '失败',
  'exports.state.EXPIRED': '已过期',
  'exports.rows': '行数',
  'exports.fields': '字段',
  'exports.fieldCount': '{count, number} 个字段',
  'exports.purpose': '用途',
  'exports.when': '申请时间',
  'exports.file': '文件',
  'exports.download': '下载 {format}',
  'exports.expires': '{when}到期',
};

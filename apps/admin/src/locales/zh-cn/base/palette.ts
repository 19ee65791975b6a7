import type { palette as en } from '../../en/base/palette.js';

export const palette: Record<keyof typeof en, string> = {
  'palette.open': '搜索与跳转',
  'palette.title': '跳转、查找、操作',
  'palette.search': '页面、顾客、客群或操作',
  'palette.nothing': '没有找到，试试少输几个字。',
  'palette.hint': '↑ ↓ 选择，回车打开',
  'palette.place': '页面',
  'palette.action': '操作',
  'palette.newSegment': '新建客群',
  'palette.newImport': '导入文件',
  'palette.language': '切换语言',
  'palette.themeLight': '浅色主题',
  'palette.themeDark': '深色主题',
};

import type { page as en } from '../../en/roles/page.js';

export const page: Record<keyof typeof en, string> = {
  'roles.title': '角色',
  'roles.lede': '每个角色能看到什么。看不到的内容对该角色就不存在：列表、筛选、导出和报错里都没有。',
  'roles.matrix': '各角色对各类字段的权限',
  'roles.label': '字段类别',
  'roles.actions': '各角色可做的操作',
  'roles.action': '操作',
  'roles.may': '可以',
  'roles.mayNot': '不可以',
  'roles.scope': '可见范围',
  'roles.allRows': '全部顾客',
};

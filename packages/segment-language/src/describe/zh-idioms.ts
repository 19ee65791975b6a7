import type { Compare } from '../ast.js';
import { fieldWord, inverse, say, sign, value, type Kind, type Phrase, type Piece, type Place } from './phrase.js';
import { amount, counted, lengthText, listed, tested } from './zh-words.js';

const PLACES = new Set(['city', 'province', 'district', 'country']);
const REACHED: ReadonlyMap<string, string> = new Map([
  ['sms', '短信'],
  ['email', '邮件'],
  ['wechat', '微信'],
  ['phone', '电话'],
]);
const ANSWERS: ReadonlyMap<unknown, string> = new Map([
  ['granted', '同意'],
  ['withdrawn', '撤回'],
  ['objected', '拒绝'],
]);
const HAPPENED: ReadonlyMap<string, string> = new Map([
  ['lastOrderAt', '最近一次下单'],
  ['firstOrderAt', '首次下单'],
]);

/** What people say of customers in words of their own: 「住在杭州」. Undefined where there is nothing better than the field's title. */
export function idiom(node: Compare, kind: Kind, place: Place, negated: boolean): Phrase[] | undefined {
  const { field } = node;
  if (PLACES.has(field) && kind.type !== 'list') return living(node, kind, place, negated);
  if (field === 'tags' && kind.type === 'list') return tagged(node, kind, place, negated);
  if (field.startsWith('consent.')) return consenting(node, kind, place, negated);
  if (field.startsWith('reachable.')) return reached(node, place, negated);
  if (field === 'birthDate' && node.operator === 'has anniversary within next') {
    return say(place.path, '未来 ', value(lengthText(counted(node), 'days')), ...(negated ? [sign('not', '不')] : []), '过生日');
  }
  return totals(node, kind, place, negated) ?? happened(node, kind, place, negated);
}

function living(node: Compare, kind: Kind, { path }: Place, negated: boolean): Phrase[] | undefined {
  const outside = node.operator === '!=' || node.operator === 'not in';
  if (outside) return negated ? undefined : say(path, '住在', ...listed(node, kind, '和'), '以外的地方');
  if (node.operator !== '=' && node.operator !== 'in') return undefined;
  return say(path, ...(negated ? [sign('not', '不')] : []), '住在', ...listed(node, kind, '或'));
}

function tagged(node: Compare, kind: Kind, { path }: Place, negated: boolean): Phrase[] | undefined {
  const without: Piece[] = [sign('not', '不带'), '标签', ...listed(node, kind, '和')];
  if (node.operator === 'has any of') return negated ? say(path, ...without) : say(path, '带有标签', ...listed(node, kind, '或'));
  if (node.operator === 'has all of')
    return say(path, ...(negated ? [sign('not', '未')] : []), '同时带有标签', ...listed(node, kind, '和'));
  return node.operator === 'has none of' && !negated ? say(path, ...without) : undefined;
}

function consenting(node: Compare, { spec }: Kind, { path }: Place, negated: boolean): Phrase[] | undefined {
  const answer = ANSWERS.get(node.value);
  if (!spec || node.operator !== '=' || answer === undefined) return undefined;
  return say(path, negated ? sign('not', '未') : '已', value(answer), fieldWord(spec.title.zhCn.replace(/(?:授权|同意)$/, '')));
}

function reached(node: Compare, { path }: Place, negated: boolean): Phrase[] | undefined {
  if (node.operator !== 'is true' && node.operator !== 'is false') return undefined;
  const can = (node.operator === 'is true') !== negated;
  const channel = node.field.slice('reachable.'.length);
  return say(path, can ? '可以' : sign('not', '无法'), '通过', value(REACHED.get(channel) ?? channel), '触达');
}

function totals(node: Compare, kind: Kind, place: Place, negated: boolean): Phrase[] | undefined {
  const operator = negated ? inverse(node.operator) : node.operator;
  if (!operator) return undefined;
  if (node.field === 'totalSpent' && kind.type === 'money')
    return say(place.path, '累计消费', ...amount({ ...node, operator }, kind, '', place));
  if (node.field !== 'ordersCount' || kind.type !== 'integer') return undefined;
  return say(place.path, '累计下单', ...amount({ ...node, operator }, kind, '次', place));
}

/** 「最近一次下单距今超过 90 天」. */
function happened(node: Compare, kind: Kind, place: Place, negated: boolean): Phrase[] | undefined {
  const words = HAPPENED.get(node.field);
  if (words === undefined || negated || node.operator === '!=') return undefined;
  if (node.operator === 'is missing') return say(place.path, sign('not', '从未'), '下过单');
  if (node.operator === 'is present') return say(place.path, '下过单');
  return say(place.path, words, tested(node, { ...kind, nullable: false }, place, false));
}

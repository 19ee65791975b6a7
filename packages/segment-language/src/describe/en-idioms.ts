import type { Compare } from '../ast.js';
import { amount, counted, listed, lowerFirst, moment, unitWord } from './en-words.js';
import { fieldWord, inverse, say, sign, value, type Kind, type Phrase, type Piece, type Place } from './phrase.js';

const PLACES = new Set(['city', 'province', 'district', 'country']);
const REACHED: ReadonlyMap<string, string> = new Map([
  ['sms', 'SMS'],
  ['email', 'e-mail'],
  ['wechat', 'WeChat'],
  ['phone', 'phone'],
]);
const ANSWERS: ReadonlyMap<unknown, string> = new Map([
  ['granted', 'consented'],
  ['withdrawn', 'withdrawn consent'],
  ['objected', 'objected'],
]);
const HAPPENED: ReadonlyMap<string, string> = new Map([
  ['lastOrderAt', 'last ordered'],
  ['firstOrderAt', 'first ordered'],
  ['createdAt', 'were added'],
]);

/** What people say of customers in words of their own: "who live in Riga". Undefined where there is nothing better than the field's title. */
export function idiom(node: Compare, kind: Kind, place: Place, negated: boolean): Phrase[] | undefined {
  const { field } = node;
  if (PLACES.has(field) && kind.type !== 'list') return living(node, kind, place, negated);
  if (field === 'tags' && kind.type === 'list') return tagged(node, kind, place, negated);
  if (field.startsWith('consent.')) return consenting(node, kind, place, negated);
  if (field.startsWith('reachable.')) return reached(node, place, negated);
  if (field === 'birthDate' && node.operator === 'has anniversary within next') {
    const have = negated ? ['who do ', sign('not', 'not'), ' have'] : ['who have'];
    return say(place.path, ...have, ' their birthday in the next ', value(`${counted(node)} ${unitWord(node, 'days')}`));
  }
  return totals(node, kind, place, negated) ?? happened(node, place, negated);
}

function living({ operator, ...test }: Compare, kind: Kind, { path }: Place, negated: boolean): Phrase[] | undefined {
  const places = listed({ operator, ...test }, kind, 'or');
  const outside = operator === '!=' || operator === 'not in';
  if (outside) return negated ? undefined : say(path, 'who live elsewhere than ', ...places);
  if (operator !== '=' && operator !== 'in') return undefined;
  return say(path, ...(negated ? ['who do ', sign('not', 'not'), ' live'] : ['who live']), ' in ', ...places);
}

function tagged(node: Compare, kind: Kind, { path }: Place, negated: boolean): Phrase[] | undefined {
  if (node.operator === 'has none of' ? negated : node.operator !== 'has any of' && node.operator !== 'has all of') return undefined;
  const not: Piece[] = negated || node.operator === 'has none of' ? [sign('not', 'not'), ' '] : [];
  return say(path, 'who are ', ...not, 'tagged ', ...listed(node, kind, node.operator === 'has all of' ? 'and' : 'or'));
}

function consenting(node: Compare, { spec }: Kind, { path }: Place, negated: boolean): Phrase[] | undefined {
  const answer = ANSWERS.get(node.value);
  if (!spec || node.operator !== '=' || answer === undefined) return undefined;
  const purpose = lowerFirst(spec.title.en.replace(/ consent$/i, ''));
  return say(path, 'who have ', ...(negated ? [sign('not', 'not'), ' '] : []), value(answer), ' to ', fieldWord(purpose));
}

function reached(node: Compare, { path }: Place, negated: boolean): Phrase[] | undefined {
  if (node.operator !== 'is true' && node.operator !== 'is false') return undefined;
  const can = (node.operator === 'is true') !== negated;
  const channel = node.field.slice('reachable.'.length);
  return say(path, 'who can', ...(can ? [' '] : [sign('not', 'not'), ' ']), 'be reached by ', value(REACHED.get(channel) ?? channel));
}

function totals(node: Compare, kind: Kind, place: Place, negated: boolean): Phrase[] | undefined {
  const operator = negated ? inverse(node.operator) : node.operator;
  if (!operator) return undefined;
  if (node.field === 'totalSpent' && kind.type === 'money') {
    return say(place.path, 'who have spent ', ...amount({ ...node, operator }, kind, '', 'less than', place), ' in total');
  }
  if (node.field !== 'ordersCount' || kind.type !== 'integer') return undefined;
  return say(place.path, 'who have ordered ', ...amount({ ...node, operator }, kind, 'times', 'fewer than', place));
}

/** "who last ordered more than 90 days ago". */
function happened(node: Compare, { path }: Place, negated: boolean): Phrase[] | undefined {
  const verb = HAPPENED.get(node.field);
  if (verb === undefined || negated || node.operator === '!=') return undefined;
  const presence = node.operator === 'is missing' || node.operator === 'is present';
  if (presence && node.field === 'createdAt') return undefined;
  if (presence)
    return say(path, ...(node.operator === 'is missing' ? ['who have ', sign('not', 'never'), ' ordered'] : ['who have ordered']));
  return say(path, `who ${verb} `, ...moment(node));
}

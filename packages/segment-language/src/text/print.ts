import { takes, valuesOf, type Condition, type Group, type Measure, type Test, type Value, type Window } from '../ast.js';
import { isDecimal, plain } from '../decimal.js';
import { isOrdering } from '../shape.js';
import { looksLikeDate, looksLikeInstant, looksLikeWord } from './lexer.js';
import { fromUnit, RESERVED } from './words.js';

/**
 * The one text of a tree: one line without notes; with notes each stands as `--` lines above its rule. `parse(print(t))` is `t` for
 * every tree that `parse` and `fromJson` make and in which groups have two children or more (one child in brackets is the child).
 */
export function print(condition: Condition): string {
  return hasNote(condition) ? printOpen(condition, '') : printLine(condition);
}

function hasNote(node: Condition): boolean {
  if (node.note !== undefined) return true;
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.children.some(hasNote);
    case 'not':
      return hasNote(node.child);
    case 'measure':
      return node.where !== undefined && hasNote(node.where);
    case 'compare':
    case 'member':
      return false;
  }
}

/** A group of one without a note says what its part says. */
function core(node: Condition): Condition {
  if ((node.kind !== 'all' && node.kind !== 'any') || node.note !== undefined) return node;
  const [only, second] = node.children;
  return only && !second ? core(only) : node;
}

function printLine(given: Condition): string {
  const node = core(given);
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.children.length ? node.children.map(printFactor).join(node.kind === 'all' ? ' and ' : ' or ') : '()';
    case 'not':
      return `not ${printFactor(node.child)}`;
    case 'compare':
      return `${printName(node.field)} ${printTest(node)}`;
    case 'measure':
      return `${printHead(node)}${node.where ? ` where ${printLine(node.where)}` : ''}) ${printTest(node)}`;
    case 'member':
      return `member of ${JSON.stringify(node.segment)}${node.on === undefined ? '' : ` on ${printDate(node.on)}`}`;
  }
}

function printFactor(given: Condition): string {
  const node = core(given);
  return isGroup(node) ? `(${printLine(node)})` : printLine(node);
}

/** What a whole text or a `where` holds: a group without a note needs no brackets there. */
function printOpen(given: Condition, indent: string): string {
  const node = core(given);
  return isGroup(node) && node.note === undefined ? printChildren(node, indent) : printLines(node, indent, '');
}

/** `joiner` is the word that ties a node to the one before it; its note stands above it. */
function printLines(given: Condition, indent: string, joiner: string): string {
  const node = core(given);
  const note = node.note?.split('\n').map((line) => `${indent}${`-- ${line}`.trimEnd()}\n`) ?? [];
  return `${note.join('')}${indent}${joiner}${printBody(node, indent)}`;
}

function printBody(node: Condition, indent: string): string {
  const deeper = `${indent}  `;
  if (isGroup(node))
    return node.children.some(hasNote) || node.note !== undefined ? `(\n${printChildren(node, deeper)}\n${indent})` : printFactor(node);
  if (node.kind === 'not' && node.child.note === undefined) return `not ${printBody(node.child, indent)}`;
  if (node.kind === 'not') return `not\n${printLines(node.child, deeper, '')}`;
  if (node.kind === 'measure' && node.where && hasNote(node.where)) {
    return `${printHead(node)} where\n${printOpen(node.where, deeper)}\n${indent}) ${printTest(node)}`;
  }
  return printFactor(node);
}

function printChildren(node: Group, indent: string): string {
  const word = node.kind === 'all' ? 'and ' : 'or ';
  return node.children.map((child, index) => printLines(child, indent, index ? word : '')).join('\n');
}

function isGroup(node: Condition): node is Group {
  return (node.kind === 'all' || node.kind === 'any') && node.children.length > 0;
}

function printHead(node: Measure): string {
  const field =
    node.field === undefined
      ? ''
      : `.${node.field
          .split('.')
          .map((part) => printWord(part))
          .join('.')}`;
  return `${node.fn}(${printWord(node.fact)}${field}${node.window ? ` ${printWindow(node.window)}` : ''}`;
}

export function printWindow(window: Window): string {
  if ('last' in window) return `within ${plain(window.last)} ${fromUnit(window.last, window.unit)}`;
  if ('from' in window) return `between ${plain(window.from)} and ${plain(window.to)} ${fromUnit(window.to, window.unit)} ago`;
  if ('calendar' in window) return `${window.calendar} ${window.unit}`;
  if (window.before !== undefined) return `before ${printDate(window.before)}`;
  const since = printDate(window.since ?? '');
  return window.until === undefined ? `on or after ${since}` : `between ${since} and ${printDate(window.until)}`;
}

/** The words of a test; what is not there yet is left out, so that unfinished rules do not parse. */
export function printTest(test: Test): string {
  const { operator, unit } = test;
  const [first, second, third] = valuesOf(test);
  const one = first === undefined ? '' : printValue(first, test);
  const two = second === undefined ? '' : printValue(second, test);
  switch (takes(operator)) {
    case 'nothing':
      return operator;
    case 'one':
      return `${operator} ${one}`;
    case 'two':
      return `${operator} ${one} and ${two}`;
    case 'list':
      return `${operator} (${valuesOf(test)
        .map((value) => printValue(value, test))
        .join(', ')})`;
    case 'text':
      return `${operator} ${JSON.stringify(String(first ?? ''))}`;
    case 'when':
      if (!unit) return `${operator} ${one}`;
      return first === 0 && unit === 'days' ? `${operator} today` : `${operator} ${one} ${fromUnit(first, unit)} ago`;
    case 'length':
    case 'days':
      return `${operator} ${one} ${unit ? fromUnit(first, unit) : ''}`;
    case 'radius':
      return `within ${one} km of (${two}, ${third === undefined ? '' : printValue(third, test)})`;
  }
}

function printValue(value: Value, test: Test): string {
  if (typeof value === 'number') return plain(value);
  if (typeof value === 'boolean') return String(value);
  return isOrdering(test) && isDecimal(value) ? value : printDate(value);
}

function printDate(text: string): string {
  return looksLikeDate(text) || looksLikeInstant(text) ? text : JSON.stringify(text);
}

function printName(name: string): string {
  const [first = '', ...rest] = name.split('.');
  return [RESERVED.has(first) ? JSON.stringify(first) : printWord(first), ...rest.map(printWord)].join('.');
}

function printWord(word: string): string {
  return looksLikeWord(word) ? word : JSON.stringify(word);
}

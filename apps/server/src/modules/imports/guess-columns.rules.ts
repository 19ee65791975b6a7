import { columnNames, foldHeader } from './column-names.js';
import type { ImportKind } from './import.enums.js';
import type { CellType, Target } from './import-targets.js';
import { readTime } from './reading/written-time.rules.js';

/** What a column shows: its header and some of its values. */
export interface ShownColumn {
  readonly column: string;
  readonly samples: readonly string[];
}

/** `Unit price (CNY)` is named as `Unit price` is. */
const withoutRemark = (header: string): string => header.replace(/[（(【[][^）)】\]]*[）)】\]]?\s*$/, '');
const foldedNames = (header: string): readonly string[] =>
  [...new Set([foldHeader(header), foldHeader(withoutRemark(header))])].filter(Boolean);

const namesOf = (kind: ImportKind, { name, title }: Target): readonly string[] => [
  foldHeader(name),
  ...(columnNames[kind].get(name) ?? [foldHeader(name.slice(name.lastIndexOf('.') + 1))]),
  foldHeader(title.en),
  foldHeader(title.zhCn),
];

/** Whether a cell reads like the name of a column of such files. */
export function columnNameTest(kind: ImportKind, targets: readonly Target[]): (cell: string) => boolean {
  const known = new Set(targets.flatMap((target) => namesOf(kind, target)));
  return (cell) => cell.length <= 60 && foldedNames(cell).some((name) => known.has(name));
}

/** Exports in which an order's number stands under a name that elsewhere is that of a product or person. */
const orderUnderName = (headers: readonly string[]): boolean => headers.includes('lineitemname') && headers.includes('name');

/**
 * Guesses what each column is: by its name, the surest name first, else by what its values look like; undefined where nothing fits, and no
 * target twice.
 */
export function guessTargets(
  kind: ImportKind,
  columns: readonly ShownColumn[],
  targets: readonly Target[],
): readonly (string | undefined)[] {
  const headers = columns.map(({ column }) => foldedNames(column));
  const guesses: (string | undefined)[] = columns.map(() => undefined);
  const taken = new Set<string>();
  const take = (at: number, name: string): void => {
    guesses[at] = name;
    taken.add(name);
  };
  if (kind === 'ORDERS' && orderUnderName(headers.flat()))
    take(
      headers.findIndex((names) => names.includes('name')),
      'externalId',
    );
  for (const target of targets) {
    if (taken.has(target.name)) continue;
    for (const name of namesOf(kind, target)) {
      const at = headers.findIndex((names, index) => guesses[index] === undefined && names.includes(name));
      if (at < 0) continue;
      take(at, target.name);
      break;
    }
  }
  for (const { types, looksLike } of tells) {
    const free = targets.find((target) => types.includes(target.type) && !taken.has(target.name));
    const at = columns.findIndex(({ samples }, index) => guesses[index] === undefined && samples.length > 0 && samples.every(looksLike));
    if (free && at >= 0) take(at, free.name);
  }
  return guesses;
}

/** Values that give a column away whatever it is called. */
const tells: readonly { readonly types: readonly CellType[]; readonly looksLike: (text: string) => boolean }[] = [
  { types: ['email'], looksLike: (text) => /^'?[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) },
  { types: ['phone'], looksLike: (text) => /^'?(?:\+\d[\d\s()-]{7,18}|1[3-9]\d{9})$/.test(text) },
  { types: ['instant'], looksLike: (text) => /\D/.test(text) && readTime(text, null) !== undefined },
];

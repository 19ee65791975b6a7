import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

/** Whether the published data lies beside the checkout; tests that need it say so in their names and are skipped without it. */
export const isThere = (path: string): boolean => existsSync(folder + path);

/** Rows of a CSV file of the published data, by the names in its head. */
export function rowsOf(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = readFileSync(folder + path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map(cellsOf);
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
}

export const jsonOf = (path: string): unknown => JSON.parse(readFileSync(folder + path, 'utf8'));

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g)].slice(0, -1).map((match) => match[1] ?? match[2] ?? '');
}

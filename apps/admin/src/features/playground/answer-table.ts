/** The first list of an answer as a table: dotted paths as columns, one row an item. */
export interface AnswerTable {
  /** Where in the answer the list stands, such as `customers.nodes`. */
  path: string;
  columns: string[];
  rows: Record<string, unknown>[];
}

type Plain = Record<string, unknown>;
const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is Plain[] => Array.isArray(value) && value.length > 0 && value.every(isObject);

/**
 * Finds the first list of objects, breadth first, so an outer list comes before those inside it; `edges` give their nodes. An answer without
 * a list is one row.
 */
export function tableOf(answer: unknown): AnswerTable | undefined {
  let layer: { path: string; value: unknown }[] = [{ path: '', value: answer }];
  while (layer.length > 0) {
    const found = layer.find(({ value }) => isList(value));
    if (found && isList(found.value)) return toTable(found.path, found.value);
    layer = layer.flatMap(({ path, value }) =>
      isObject(value) ? Object.entries(value).map(([key, child]) => ({ path: path === '' ? key : `${path}.${key}`, value: child })) : [],
    );
  }
  if (!isObject(answer)) return undefined;
  const [only, ...others] = Object.entries(answer).filter(([, value]) => isObject(value));
  const table = only && isObject(only[1]) && others.length === 0 ? toTable(only[0], [only[1]]) : toTable('data', [answer]);
  return table.columns.length > 0 ? table : undefined;
}

function toTable(path: string, items: readonly Plain[]): AnswerTable {
  const bare = items.map((item) => (isObject(item.node) ? item.node : item));
  const rows = bare.map((item) => flat(item, ''));
  return { path, rows, columns: [...new Set(rows.flatMap((row) => Object.keys(row)))] };
}

function flat(item: Plain, prefix: string): Plain {
  return Object.fromEntries(
    Object.entries(item).flatMap(([key, value]) => {
      const path = prefix === '' ? key : `${prefix}.${key}`;
      if (key === '__typename') return [];
      return isObject(value) ? Object.entries(flat(value, path)) : [[path, value]];
    }),
  );
}

const bought = (name: string): string => `count(lines where product.name = ${JSON.stringify(name)})`;

/** Who bought all of some products and never another, as a condition. Products of one name are one to it, as on every list. */
export const boughtNot = (given: readonly string[], never: string): string =>
  [...given.map((name) => `${bought(name)} >= 1`), `${bought(never)} = 0`].join(' and ');

import type { Catalogue } from '@regulars/segment-language';

/** Whether a catalogue has what rules call `city`, `orders` or `orders.total`. */
export function isInCatalogue({ fields, facts }: Catalogue, name: string): boolean {
  const [first = '', ...rest] = name.split('.');
  const fact = facts.find((each) => each.name === first);
  if (fact && rest.length === 0) return true;
  return fact ? fact.fields.some((field) => field.name === rest.join('.')) : fields.some((field) => field.name === name);
}

/** A search parameter as text, or nothing. Numbers and truths that the URL turned into values become text again. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

export const yes = (value: unknown): true | undefined => (value === true || value === 'true' || value === 1 ? true : undefined);

export const oneOf = <V extends string>(values: readonly V[], value: unknown): V | undefined => values.find((known) => known === value);

export const wholeNumber = (value: unknown): number | undefined => {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

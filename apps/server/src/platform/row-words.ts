/**
 * What is said of a value that cannot be written: the same whether the row came in a file or from a program. The admin knows each of these
 * sentences and says it in both languages.
 */
export const rowWords = {
  noNumber: 'This is no number; write 1234.50.',
  tooLarge: 'The number is too large.',
  noDate: 'This is no date; write 2026-03-01 or 2026-03-01 09:30.',
  timeAhead: 'The time is more than a day ahead.',
  dayAhead: 'The day has not come yet.',
  noEmail: 'This is no e-mail address.',
  noPhone: 'This is no phone number that could be dialled.',
  nobody: 'There is no id, card, e-mail or phone to find the customer by.',
  zeroQuantity: 'The quantity is 0.',
  negativePrice: 'The price is negative; goods given back have a negative quantity.',
  negativeAmount: 'Only goods given back have a negative amount.',
  lineTooLarge: 'The amount of the line is too large.',
  tooLong: (most: number): string => `At most ${most} characters.`,
  tooFine: (decimals: number): string => `At most ${decimals} decimals.`,
  otherCurrency: (currency: string): string => `Amounts are in ${currency} here.`,
  notAmong: (choices: readonly string[]): string => `One of ${new Intl.ListFormat('en', { type: 'disjunction' }).format(choices)}.`,
} as const;

/** What is wrong with a decimal string that `toScaled` cannot take at this scale. */
export const decimalProblem = (text: string, scale: number): string =>
  /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? rowWords.tooFine(scale) : rowWords.noNumber;

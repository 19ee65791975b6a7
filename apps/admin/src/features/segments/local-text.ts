/** An instant as the field of the browser wants it, in the browser's own zone. */
export function localText(instant: string): string {
  const moment = new Date(instant);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

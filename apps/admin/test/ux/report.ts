/** What a check found, beside what it should have found. */
export interface Finding {
  readonly goal: string;
  /** The page it is about, where several have the goal. */
  readonly of?: string;
  readonly figure: number;
  readonly unit: string;
  /** The figure may not pass it; `least` for figures that must reach it. */
  readonly aim: number;
  readonly least?: boolean;
  /** Where it went wrong, one line a place. */
  readonly places?: readonly string[];
}

export const isMet = ({ figure, aim, least }: Finding): boolean => (least ? figure >= aim : figure <= aim);

/** A finding as a line of a terminal, with its first places beneath. */
export function lineOf(finding: Finding): string {
  const { goal, of, figure, unit, aim, least, places = [] } = finding;
  const sign = isMet(finding) ? '✓' : '✗';
  const shown = places.slice(0, 20).map((place) => `\n      ${place}`);
  return `  ${sign} ${goal}${of === undefined ? '' : ` of ${of}`}: ${figure}${unit} (aim ${least ? '≥' : '≤'} ${aim}${unit})${shown.join('')}`;
}

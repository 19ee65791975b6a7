/** The bracket as a drawing, for the page without segments. Decoration only. */
export function BracketDrawing({ all, any }: { all: string; any: string }) {
  return (
    <svg viewBox="0 0 400 190" aria-hidden="true" className="drawing">
      <path d="M22 30V172H34" fill="none" stroke="var(--r-ink)" strokeWidth="2" />
      <path d="M50 100V158M54 100V158M50 158H62" fill="none" stroke="var(--r-accent)" strokeWidth="1.5" />
      <g fontSize="13" fontWeight="600">
        <rect x="8" y="4" width="66" height="26" rx="5" fill="var(--r-ink)" />
        <text x="17" y="21.5" fill="var(--r-paper)">
          {all}
        </text>
        <rect x="37" y="74" width="66" height="26" rx="5" fill="var(--r-accent-fill)" />
        <text x="46" y="91.5" fill="var(--r-on-accent)">
          {any}
        </text>
      </g>
      <g fill="var(--r-line)">
        <rect x="42" y="44" width="150" height="12" rx="2" />
        <rect x="72" y="112" width="104" height="12" rx="2" />
        <rect x="72" y="138" width="128" height="12" rx="2" />
      </g>
      <g fill="var(--r-line-2)">
        <rect x="352" y="44" width="40" height="12" rx="2" />
        <rect x="360" y="112" width="32" height="12" rx="2" />
        <rect x="344" y="138" width="48" height="12" rx="2" />
      </g>
    </svg>
  );
}

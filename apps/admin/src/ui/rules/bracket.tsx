import type { ReactNode } from 'react';

interface BracketProps {
  kind: 'all' | 'any';
  /** The word that joins this bracket to the line above it. */
  join?: ReactNode;
  head: ReactNode;
  children: ReactNode;
}

/** A group: its head, one heavy line for "all of" or two thin ones for "any of", and its lines. */
export function Bracket({ kind, join, head, children }: BracketProps) {
  return (
    <li role="none" className={`g ${kind}`}>
      {join}
      {head}
      <ul className="kids" role="none">
        {children}
      </ul>
    </li>
  );
}

/** The joining word on the bracket's line. Hidden from those who listen: the live region says it. */
export function Join({ word }: { word: string }) {
  return (
    <span className="join" aria-hidden="true">
      {word}
    </span>
  );
}

import type { Phrase } from '@regulars/segment-language';
import { Fragment } from 'react';

/** A rule in words. Values are bold; joining words carry the bracket's own stroke: one line for and, two for or. */
export function Sentence({ phrases, className = 'words' }: { phrases: readonly Phrase[]; className?: string }) {
  return (
    <p className={className}>
      {phrases.map((phrase, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts of one sentence never move
        <Fragment key={index}>{piece(phrase)}</Fragment>
      ))}
    </p>
  );
}

function piece({ kind, text }: Phrase) {
  switch (kind) {
    case 'value':
      return <b>{text}</b>;
    case 'and':
    case 'or':
    case 'not':
      return <span className={kind}>{text}</span>;
    case 'open':
    case 'close':
      return <span className="par">{text}</span>;
    case 'text':
    case 'field':
      return text;
  }
}

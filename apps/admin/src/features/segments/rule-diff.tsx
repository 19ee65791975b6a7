import { changes, type Condition } from '@regulars/segment-language';
import { useMemo } from 'react';
import type { MessageKey } from '../../lib/i18n.js';
import { ruleText, type Speech } from './rule-parts.js';
import { bare, isGroup } from './tree-rows.js';

interface RuleDiffProps {
  before: Condition;
  after: Condition;
  speech: Speech;
  /** Which two rules stand side by side, for those who listen. */
  label: string;
}

const SIGNS = { same: '', changed: '~', added: '+', removed: '−' } as const;
const WORDS: Readonly<Record<'changed' | 'added' | 'removed', MessageKey>> = {
  changed: 'segments.diff.changed',
  added: 'segments.diff.added',
  removed: 'segments.diff.removed',
};

/** How one rule became another, line by line as in the tree. */
export function RuleDiff({ before, after, speech, label }: RuleDiffProps) {
  const { t } = speech;
  const lines = useMemo(() => changes(before, after), [before, after]);
  if (lines.every(({ kind }) => kind === 'same')) return <p className="i3">{t('segments.diff.same')}</p>;
  return (
    <ul className="rulediff" aria-label={label}>
      {lines.map(({ kind, depth, before: old, after: young }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the lines of one comparison never move
        <li key={index} className={kind} style={{ paddingInlineStart: depth * 18 }}>
          <span className="sign" aria-hidden="true">
            {SIGNS[kind]}
          </span>
          {kind !== 'same' && <span className="vh">{t(WORDS[kind])}</span>}
          {old && kind !== 'same' && kind !== 'added' && <del>{headText(old, speech)}</del>}
          {young && kind !== 'removed' && (kind === 'same' ? <span>{headText(young, speech)}</span> : <ins>{headText(young, speech)}</ins>)}
        </li>
      ))}
    </ul>
  );
}

/** A rule as its row says it; of a group only the head, unless it stands there whole. */
function headText(node: Condition, speech: Speech): string {
  const inner = bare(node, []);
  if (!isGroup(inner.node) || inner.node.children.length > 0) return ruleText(node, speech);
  const not = inner.nots % 2 === 1 ? `${speech.t('segments.rule.not')} ` : '';
  return not + speech.t(inner.node.kind === 'all' ? 'segments.group.all' : 'segments.group.any');
}

import type { Compare, Condition, Leaf, Path } from '@regulars/segment-language';
import { useState } from 'react';
import { useFormat } from '../../lib/format.js';
import { Icon } from '../../ui/icon.js';
import { useBuilder, useBuilt } from './builder-context.js';
import { ConditionPicker } from './condition-picker.js';
import { HoldOut } from './hold-out.js';
import { holdOut, notIn } from './new-conditions.js';
import { itemsFor } from './picker-items.js';
import { joinParts, ruleParts, type Speech } from './rule-parts.js';
import { bare, exclusions, isGroup, pathKey } from './tree-rows.js';

/** Who is left out though the rules hold: members of other segments, and a share by chance. */
export function ExcludeStrip() {
  const { dispatch, speech, catalogue, readOnly } = useBuilder();
  const { state, counts, countsAreOld } = useBuilt();
  const { t } = speech;
  const format = useFormat();
  const [picking, setPicking] = useState(false);
  const lines = exclusions(state.root);
  const canHoldOut = catalogue.fields.some((field) => field.name === 'bucket.*') && !lines.some(({ node }) => node.kind === 'compare');
  const canExclude = catalogue.segments.size > 0;
  if (!lines.length && (readOnly || (!canHoldOut && !canExclude) || state.root.children.length === 0)) return null;
  const kept = state.root.children.length - lines.length;
  const before = kept > 0 ? counts.get(String(kept - 1))?.inFunnel : undefined;
  const whole = counts.get('')?.alone;
  const away = before !== undefined && whole !== undefined && lines.length ? before - whole : undefined;
  return (
    <div className="excl">
      <span className="lab">{t('segments.exclude')}</span>
      {lines.map(({ node, path }) => (
        <Exclusion key={pathKey(path)} node={node} path={path} />
      ))}
      {!readOnly && (
        <span className="add">
          {canExclude && (
            <button type="button" onClick={() => setPicking(true)}>
              <Icon name="plus" />
              {t('segments.exclude.segment')}
            </button>
          )}
          {canHoldOut && (
            <button type="button" onClick={() => dispatch({ type: 'exclude', node: holdOut })}>
              <Icon name="plus" />
              {t('segments.exclude.holdOut')}
            </button>
          )}
        </span>
      )}
      {away !== undefined && <span className={countsAreOld ? 'cnt num i2 waiting' : 'cnt num i2'}>−{format.number(away)}</span>}
      {picking && (
        <ConditionPicker
          items={itemsFor(catalogue, undefined, 'segments')}
          onPick={(node) => {
            setPicking(false);
            if (node.kind === 'member') dispatch({ type: 'exclude', node: notIn(node.segment) });
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}

/** One exclusion: a share by chance can be changed, and each be taken away again, with Undo at hand. */
function Exclusion({ node, path }: { node: Condition; path: Path }) {
  const { speech, catalogue, readOnly, removeRow } = useBuilder();
  const inner = bare(node, path).node;
  if (isGroup(inner)) return null;
  const text = inner.kind === 'member' ? (catalogue.segments.get(inner.segment) ?? inner.segment) : holdOutText(inner, speech);
  return (
    <span className="exclusion">
      {isHoldOut(inner) && !readOnly ? <HoldOut leaf={inner} path={path} text={text} /> : <b>{text}</b>}
      {!readOnly && (
        <button
          type="button"
          className="drop"
          aria-label={speech.t('segments.exclude.remove', { what: text })}
          title={speech.t('segments.exclude.remove', { what: text })}
          onClick={() => removeRow(path)}
        >
          <Icon name="cross" size={12} />
        </button>
      )}
    </span>
  );
}

const isHoldOut = (leaf: Leaf): leaf is Compare => leaf.kind === 'compare' && leaf.operator === '>=' && typeof leaf.value === 'number';

/** "10% at random" where the line is the hold-out's own form. */
function holdOutText(leaf: Leaf, speech: Speech): string {
  return isHoldOut(leaf) ? speech.t('segments.exclude.random', { percent: Number(leaf.value) }) : joinParts(ruleParts(leaf, speech));
}

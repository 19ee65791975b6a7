import { customerScope, type Condition, type Leaf, type Path } from '@regulars/segment-language';
import { useMemo, useRef } from 'react';
import { IconButton } from '../../ui/button.js';
import { useBuilder, useFromBuilt } from './builder-context.js';
import { Grip } from './grip.js';
import { ProblemFlag } from './problem-flag.js';
import { RowCount } from './row-count.js';
import { RowMenu } from './row-menu.js';
import { RuleEditor } from './rule-editor-later.js';
import { ruleNote } from './rule-note.js';
import { joinParts, ruleParts, type RulePart } from './rule-parts.js';
import { pathKey, samePath } from './tree-rows.js';
import { useZoneFormat } from './use-zone-format.js';

interface RuleRowProps {
  /** The rule with the nots around it. */
  condition: Condition;
  leaf: Leaf;
  path: Path;
  leafPath: Path;
  nots: number;
  level: number;
  position: number;
  setSize: number;
}

/** One rule as a line that reads as a sentence; its parts open the editor. */
export function RuleRow({ condition, leaf, path, leafPath, nots, level, position, setSize }: RuleRowProps) {
  const builder = useBuilder();
  const { dispatch, speech, readOnly, catalogue, zone, now } = builder;
  const { t } = speech;
  const zoned = useZoneFormat(zone);
  const row = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => ruleParts(leaf, speech), [leaf, speech]);
  const isFocused = useFromBuilt(({ state }) => samePath(state.focus, path));
  const edited = useFromBuilt(({ editing }) => (editing && samePath(editing.path, path) ? editing.part : undefined));
  const count = useFromBuilt(({ counts }) => counts.get(pathKey(path))?.alone);
  const isNew = useFromBuilt(({ countsAreOld }) => !countsAreOld);
  const isNot = nots % 2 === 1;
  const isZero = count === 0 && isNew;
  const note = ruleNote(leaf, customerScope(catalogue), { now, zone, format: zoned, t }, catalogue.currencyDigits);
  const spoken = [isNot ? t('segments.rule.not') : '', joinParts(parts)].filter(Boolean).join(' ');
  const close = () => {
    builder.closeEditor();
    row.current?.focus();
  };
  return (
    <>
      <div
        ref={row}
        role="treeitem"
        aria-level={level}
        aria-setsize={setSize}
        aria-posinset={position}
        aria-selected={isFocused}
        data-row={pathKey(path)}
        tabIndex={isFocused ? 0 : -1}
        className={`rule${edited ? ' on' : ''}${isZero ? ' zero' : ''}`}
        onFocus={() => dispatch({ type: 'focus', path })}
        onDoubleClick={() => !readOnly && builder.openEditor(path, 'test')}
      >
        <div>
          <div className="say">
            {isNot && (
              <button
                type="button"
                className="tok neg"
                tabIndex={isFocused ? 0 : -1}
                disabled={readOnly}
                title={t('segments.act.negate')}
                onClick={() => dispatch({ type: 'negate', path })}
              >
                {t('segments.rule.not')}
              </button>
            )}
            {parts.map((part, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the parts of one line keep their places
              <Token
                key={index}
                part={part}
                tabIndex={isFocused ? 0 : -1}
                disabled={readOnly}
                onOpen={() => part.opens && builder.openEditor(path, part.opens)}
              />
            ))}
            <ProblemFlag path={path} />
          </div>
          {isZero ? (
            <span className="sub">{t('segments.rule.zero')}</span>
          ) : (
            note && (
              <span className="sub">
                {note}
                {moves(leaf) && isNot ? ` ${t('segments.note.timeAlone')}` : ''}
              </span>
            )
          )}
        </div>
        <div className="acts">
          {!readOnly && (
            <>
              <Grip />
              <IconButton
                icon="negate"
                label={t('segments.act.negate')}
                tabIndex={isFocused ? 0 : -1}
                onClick={() => dispatch({ type: 'negate', path })}
              />
              <IconButton
                icon="copy"
                label={t('segments.act.duplicate')}
                tabIndex={isFocused ? 0 : -1}
                onClick={() => dispatch({ type: 'duplicate', path })}
              />
              <IconButton
                icon="wrap"
                label={t('segments.act.wrap')}
                tabIndex={isFocused ? 0 : -1}
                onClick={() => dispatch({ type: 'wrap', path })}
              />
            </>
          )}
        </div>
        <RowCount count={count} />
        <RowMenu condition={condition} path={path} groupPath={leafPath} isGroup={false} label={spoken} />
      </div>
      {edited && (
        <RuleEditor
          leaf={leaf}
          part={edited}
          onChange={(node) => dispatch({ type: 'replace', path: leafPath, node, session: `edit ${pathKey(leafPath)}` })}
          onDone={close}
        />
      )}
    </>
  );
}

interface TokenProps {
  part: RulePart;
  tabIndex: number;
  disabled: boolean;
  onOpen: () => void;
}

function Token({ part, tabIndex, disabled, onOpen }: TokenProps) {
  switch (part.kind) {
    case 'sep':
      return (
        <span className="sep" aria-hidden="true">
          {part.text}
        </span>
      );
    case 'word':
      return <span>{part.text}</span>;
    case 'field':
    case 'value':
      return (
        <button type="button" className={part.kind === 'value' ? 'tok v' : 'tok'} tabIndex={tabIndex} disabled={disabled} onClick={onOpen}>
          {part.text}
        </button>
      );
  }
}

/** Whether the passing of days alone changes who meets the rule. */
function moves(leaf: Leaf): boolean {
  return leaf.kind === 'measure'
    ? leaf.window !== undefined && !('since' in leaf.window) && !('before' in leaf.window)
    : leaf.kind === 'compare' && leaf.unit !== undefined;
}

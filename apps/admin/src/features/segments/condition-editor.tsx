import './segments.css';
import { phrases, print, type Condition } from '@regulars/segment-language';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useExplain } from '../../lib/errors.js';
import { useFormat } from '../../lib/format.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import { IconButton } from '../../ui/button.js';
import { keyName } from '../../lib/keys.js';
import { Sentence } from '../../ui/rules/sentence.js';
import { Banner, Skeleton } from '../../ui/show.js';
import { BuilderScope, type Builder, type Built } from './builder-context.js';
import { reduceBuilder, startBuilder } from './builder-state.js';
import { useCatalogue, type ShopCatalogue } from './catalogue.js';
import { ConditionTree } from './condition-tree.js';
import { useCounts } from './counts.js';
import { problemsByRow, problemsOf } from './problems.js';
import { ProblemsStrip } from './problems-strip.js';
import { pathKey } from './tree-rows.js';
import { usePreview } from './use-preview.js';
import { useRuleEditing } from './use-rule-editing.js';
import { useSpeech } from './use-speech.js';

export interface ConditionEditorProps {
  /** What it starts from; undefined for nothing. */
  start: Condition | undefined;
  /** The condition as a line of text, null when there is none; told only while it is valid. */
  onChange: (text: string | null) => void;
}

/** The builder's tree for a condition that is no segment of its own, such as the row scope of a role. */
export function ConditionEditor(props: ConditionEditorProps) {
  const explain = useExplain();
  const { catalogue, error } = useCatalogue();
  if (error) return <Banner tone="not">{explain(error)}</Banner>;
  return catalogue ? <Editor {...props} catalogue={catalogue} /> : <Skeleton lines={3} />;
}

function Editor({ start, onChange, catalogue }: ConditionEditorProps & { catalogue: ShopCatalogue }) {
  const t = useT();
  const format = useFormat();
  const { language } = useLanguage();
  const { organisation } = useViewer();
  const speech = useSpeech(catalogue);
  const [state, dispatch] = useReducer(reduceBuilder, start, startBuilder);
  const { open, editing, dialogs } = useRuleEditing(state, dispatch, catalogue);
  const problems = useMemo(() => problemsOf(state.root, catalogue), [state.root, catalogue]);
  const isEmpty = state.root.children.length === 0;
  const isValid = problems.length === 0;
  const count = usePreview(isEmpty || !isValid ? undefined : state.root, organisation.zone, undefined);
  const [openedAt] = useState(() => Date.now());

  const told = useRef(state.root);
  useEffect(() => {
    if (told.current === state.root || !isValid) return;
    told.current = state.root;
    onChange(isEmpty ? null : print(state.root));
  }, [state.root, isValid, isEmpty, onChange]);

  const { preview, counted, isCounting } = count;
  const { zone } = organisation;
  const now = preview ? Date.parse(preview.asOf) : openedAt;
  const builder = useMemo<Builder>(
    () => ({ dispatch, catalogue, speech, zone, at: undefined, now, readOnly: false, ...editing }),
    [catalogue, speech, zone, now, editing],
  );
  const counts = useCounts(count, state.root);
  const countsAreOld = isCounting || counted !== state.root;
  const built = useMemo<Built>(
    () => ({ state, counts, countsAreOld, problems: problemsByRow(problems), editing: open }),
    [state, counts, countsAreOld, problems, open],
  );
  return (
    <BuilderScope builder={builder} built={built}>
      <div className="work alone">
        {!isEmpty && <Sentence phrases={phrases(state.root, catalogue, language)} />}
        <div className="sec">
          {!isEmpty && isValid && preview && (
            <span className={isCounting ? 'i3' : undefined}>{t('segments.rulesMatch', { count: preview.count })}</span>
          )}
          <span className="sp" />
          <IconButton
            icon="undo"
            label={t('segments.undo', { keys: keyName('Z') })}
            disabled={state.past.length === 0}
            onClick={() => dispatch({ type: 'undo' })}
          />
          <IconButton
            icon="redo"
            label={t('segments.redo', { keys: keyName('Z', 'control shift') })}
            disabled={state.future.length === 0}
            onClick={() => dispatch({ type: 'redo' })}
          />
        </div>
        <ConditionTree />
        <ProblemsStrip
          problems={problems}
          onJump={(path) => {
            dispatch({ type: 'focus', path });
            document.querySelector<HTMLElement>(`.tree [data-row="${pathKey(path)}"]`)?.focus();
          }}
        />
        {preview && !isEmpty && <p className="xs i3">{t('count.asOf', { time: format.time(preview.asOf) })}</p>}
      </div>
      {dialogs}
    </BuilderScope>
  );
}

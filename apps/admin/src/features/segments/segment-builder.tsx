import { phrases, print, type Condition, type Path } from '@regulars/segment-language';
import { useCallback, useMemo, useReducer, useState, type ReactNode } from 'react';
import { useLanguage, useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { Sentence } from '../../ui/rules/sentence.js';
import { later } from '../../ui/later.js';
import { Banner, Skeleton } from '../../ui/show.js';
import { BuilderScope, type Builder, type Built } from './builder-context.js';
import { emptyRoot, reduceBuilder, startBuilder } from './builder-state.js';
import { BuilderTools, type Face } from './builder-tools.js';
import { ConditionTree } from './condition-tree.js';
import type { ShopCatalogue } from './catalogue.js';
import { conditionOf } from './condition-of.js';
import { useCounts } from './counts.js';
import { DraftState, RestoredBanner } from './draft-state.js';
import { ExcludeStrip } from './exclude-strip.js';
import { PreviewPanel } from './preview-panel.js';
import { problemsByRow, problemsOf } from './problems.js';
import { ProblemsStrip } from './problems-strip.js';
import { SaveControls, type SavedSegment, type Saving } from './save-controls.js';
import { SegmentHeader } from './segment-header.js';
import { asGroup, pathKey } from './tree-rows.js';
import { useBase } from './use-base.js';
import { useBuilderKeys } from './use-builder-keys.js';
import { useDraftKeeping } from './use-draft.js';
import { usePreview } from './use-preview.js';
import { useRuleEditing } from './use-rule-editing.js';
import { useSpeech } from './use-speech.js';
import { UsedByLine } from './used-by.js';

const KeysDialog = later(async () => (await import('./keys-dialog.js')).KeysDialog);
const ConditionText = later(async () => (await import('./condition-text.js')).ConditionText, <Skeleton lines={2} />);

interface SegmentBuilderProps {
  catalogue: ShopCatalogue;
  /** The segment in force; undefined for a new one. */
  segment: SavedSegment | undefined;
  start: Condition | undefined;
  /** A draft's text that did not parse. */
  broken?: string | undefined;
  /** When the draft being restored was kept. */
  restoredAt?: string | undefined;
  /** The version it began from. */
  draftVersion?: number | undefined;
  zone: string;
  readOnly: boolean;
  /** The name of a new segment that is asked to be saved at once, as where a figure of an analysis led here. */
  firstName?: string | undefined;
  firstFace?: Face;
  /** Stands under an empty tree. */
  gallery?: ReactNode;
}

/** The builder: a sentence, the tree or the text it comes from, and the live count beside it. */
export function SegmentBuilder({
  catalogue,
  segment,
  start,
  broken,
  restoredAt,
  draftVersion,
  zone: firstZone,
  readOnly,
  firstName,
  firstFace = 'rules',
  gallery,
}: SegmentBuilderProps) {
  const t = useT();
  const { language } = useLanguage();
  const speech = useSpeech(catalogue);
  const [state, dispatch] = useReducer(reduceBuilder, start, startBuilder);
  const [face, setFace] = useState<Face>(broken === undefined ? firstFace : 'text');
  const [brokenText, setBrokenText] = useState(broken);
  const [zone, setZone] = useState(firstZone);
  const [at, setAt] = useState<string>();
  const { open, editing, dialogs } = useRuleEditing(state, dispatch, catalogue);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [saving, setSaving] = useState<Saving | undefined>(firstName === undefined ? undefined : 'save');
  const inForce = useMemo(() => (segment ? conditionOf(segment) : undefined), [segment]);
  const load = useCallback((condition: Condition) => dispatch({ type: 'load', condition }), []);
  const base = useBase({
    inForce: segment && { version: segment.version, condition: inForce },
    draftVersion,
    root: state.root,
    isBroken: brokenText !== undefined,
    load,
  });
  const { isChanged } = base;

  const problems = useMemo(() => problemsOf(state.root, catalogue), [state.root, catalogue]);
  const isCountable = state.root.children.length > 0 && problems.length === 0 && brokenText === undefined;
  const count = usePreview(isCountable ? state.root : undefined, zone, at);
  const draft = useDraftKeeping({
    segmentId: segment?.id,
    version: base.version,
    root: state.root,
    brokenText,
    isChanged: isChanged && !readOnly,
  });
  const [openedAt] = useState(() => Date.now());
  const now = at !== undefined ? Date.parse(at) : count.preview ? Date.parse(count.preview.asOf) : openedAt;
  const isEmpty = state.root.children.length === 0;

  const jump = useCallback((path: Path) => {
    dispatch({ type: 'focus', path });
    document.querySelector<HTMLElement>(`.tree [data-row="${pathKey(path)}"]`)?.focus();
  }, []);
  const undo = useCallback(() => dispatch({ type: 'undo' }), []);
  const redo = useCallback(() => dispatch({ type: 'redo' }), []);
  const save = useCallback(() => setSaving('save'), []);
  const toggleText = useCallback(() => setFace((current) => (current === 'text' ? 'rules' : 'text')), []);
  const help = useCallback(() => setHelpOpen(true), []);
  const add = () => editing.pick([state.root.children.length], false);
  useBuilderKeys({ undo, redo, save: readOnly ? undefined : save, toggleText, help, add: readOnly ? undefined : add });

  const isClosed = readOnly || brokenText !== undefined;
  const builder = useMemo<Builder>(
    () => ({ dispatch, catalogue, speech, zone, at, now, readOnly: isClosed, ...editing }),
    [catalogue, speech, zone, at, now, isClosed, editing],
  );
  const counts = useCounts(count, state.root);
  const countsAreOld = count.isCounting || count.counted !== state.root;
  const built = useMemo<Built>(
    () => ({ state, counts, countsAreOld, problems: problemsByRow(problems), editing: open }),
    [state, counts, countsAreOld, problems, open],
  );
  const text = brokenText ?? (isEmpty ? '' : print(state.root));
  return (
    <BuilderScope builder={builder} built={built}>
      <SegmentHeader
        {...(segment && { segment })}
        tab="rules"
        state={<DraftState draft={draft} isChanged={isChanged} {...(segment && { version: segment.version })} />}
        actions={
          !readOnly && (
            <SaveControls
              segment={segment}
              firstName={firstName}
              zone={zone}
              canSave={isCountable && (isChanged || zone !== firstZone)}
              base={base.version}
              open={saving}
              onOpen={setSaving}
              onSaved={(version) => {
                draft.discard();
                if (segment) base.moveTo(version, state.root); // a new one goes to its own page, where nothing is edited yet
              }}
              onTakeTheirs={(theirs, version) => {
                load(theirs);
                setBrokenText(undefined);
                draft.discard();
                base.moveTo(version, asGroup(theirs));
              }}
            />
          )
        }
        tools={<BuilderTools {...{ state, dispatch, face, setFace, zone, setZone, at, setAt, help }} />}
      />
      <div className="builder">
        <section className="work" aria-label={t('segments.tab.rules')}>
          {restoredAt !== undefined && isChanged && (
            <RestoredBanner
              at={restoredAt}
              onDiscard={() => {
                draft.discard();
                setBrokenText(undefined);
                dispatch({ type: 'load', condition: inForce ?? emptyRoot });
              }}
            />
          )}
          {segment && base.isBehind && (
            <Banner
              tone="warn"
              title={t('segments.conflict.title', { version: segment.version })}
              action={
                <Button variant="link" onClick={() => setSaving('conflict')}>
                  {t('segments.conflict.see')}
                </Button>
              }
            >
              {t('segments.conflict.behind')}
            </Banner>
          )}
          {!isEmpty && <Sentence phrases={phrases(state.root, catalogue, language)} />}
          {face !== 'rules' && (
            <ConditionText
              text={text}
              catalogue={catalogue}
              readOnly={readOnly}
              onWrite={(written, condition) => {
                setBrokenText(condition || written.trim() === '' ? undefined : written);
                if (condition) dispatch({ type: 'set', condition, session: 'text' });
              }}
            />
          )}
          {face !== 'text' && (
            <>
              {brokenText !== undefined && (
                <Banner tone="warn" title={t('segments.text.broken')}>
                  {t('segments.text.brokenHint')}
                </Banner>
              )}
              <ConditionTree />
              <ExcludeStrip />
            </>
          )}
          {isEmpty && face !== 'text' && gallery}
          <div className="probs">
            <ProblemsStrip problems={problems} onJump={jump} />
            {segment && <UsedByLine segment={segment} />}
          </div>
        </section>
        <PreviewPanel
          count={count}
          before={segment && { version: segment.version, count: segment.memberCount }}
          onJump={jump}
          onSave={readOnly ? undefined : save}
        />
      </div>
      {dialogs}
      {isHelpOpen && <KeysDialog onClose={() => setHelpOpen(false)} />}
    </BuilderScope>
  );
}

import type { Dispatch } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { keyName } from '../../lib/keys.js';
import { allZones } from '../../lib/zone.js';
import { Button, IconButton } from '../../ui/button.js';
import { Segmented } from '../../ui/choose.js';
import { Combobox } from '../../ui/combobox.js';
import { TextInput } from '../../ui/field.js';
import { PopPanel } from '../../ui/rules/pop-panel.js';
import { localText } from './local-text.js';
import type { BuilderAction, BuilderState } from './builder-state.js';

/** The two faces of a rule, alone or side by side. */
export type Face = 'rules' | 'text' | 'split';

interface BuilderToolsProps {
  state: BuilderState;
  dispatch: Dispatch<BuilderAction>;
  face: Face;
  setFace: (face: Face) => void;
  zone: string;
  setZone: (zone: string) => void;
  /** The moment that is counted, ISO 8601; undefined is now. */
  at: string | undefined;
  setAt: (at: string | undefined) => void;
  help: () => void;
}

/** Beside the tabs: undo and redo, when and in which zone is counted, and the face. */
export function BuilderTools({ state, dispatch, face, setFace, zone, setZone, at, setAt, help }: BuilderToolsProps) {
  const t = useT();
  const format = useFormat();
  return (
    <span className="tools">
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
      <PopPanel label={at === undefined ? t('segments.asOf.now') : t('segments.asOf.at', { time: format.dateTime(at) })}>
        <div className="stack12">
          <TextInput
            type="datetime-local"
            label={t('segments.asOf.label')}
            hint={t('segments.asOf.hint')}
            value={at === undefined ? '' : localText(at)}
            onChange={(event) => setAt(event.target.value ? new Date(event.target.value).toISOString() : undefined)}
          />
          {at !== undefined && <Button onClick={() => setAt(undefined)}>{t('segments.asOf.back')}</Button>}
          <Combobox
            label={t('segments.zone')}
            hint={t('segments.zone.hint')}
            nothing={t('common.nothingFound')}
            options={allZones().map((value) => ({ value, label: value }))}
            value={zone}
            onChange={(chosen) => chosen !== null && setZone(chosen)}
          />
        </div>
      </PopPanel>
      <IconButton icon="info" className="only-d" label={t('segments.keys.title')} onClick={help} />
      <Segmented
        label={t('segments.face')}
        value={face}
        options={[
          { key: 'rules', label: t('segments.face.rules') },
          { key: 'text', label: t('segments.face.text') },
          { key: 'split', label: t('segments.face.split') },
        ]}
        onChange={setFace}
      />
    </span>
  );
}

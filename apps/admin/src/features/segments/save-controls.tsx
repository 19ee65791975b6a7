import { useApolloClient, useMutation } from '@apollo/client/react';
import { type Condition } from '@regulars/segment-language';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { SegmentQuery } from '../../gql/graphql.js';
import { failureOf, useExplain } from '../../lib/errors.js';
import { keyName } from '../../lib/keys.js';
import { useT } from '../../lib/i18n.js';
import { Button } from '../../ui/button.js';
import { later } from '../../ui/later.js';
import { useToast } from '../../ui/toast.js';
import { useBuilt } from './builder-context.js';
import { forgetLists, forgetPast } from './forget-lists.js';
import type { SaveInput } from './save-dialog.js';
import { CreateSegmentDocument, UpdateSegmentDocument } from './builder.graphql.js';
import { SegmentDocument } from './segments.graphql.js';

const CompareDialog = later(async () => (await import('./compare-dialog.js')).CompareDialog);
const ConflictDialog = later(async () => (await import('./conflict-dialog.js')).ConflictDialog);
const SaveDialog = later(async () => (await import('./save-dialog.js')).SaveDialog);

export type SavedSegment = NonNullable<SegmentQuery['segment']>;

interface SaveControlsProps {
  segment: SavedSegment | undefined;
  zone: string;
  canSave: boolean;
  /** The version that the edit began from, which a save replaces. */
  base: number | undefined;
  /** The name that a new segment is offered. */
  firstName?: string | undefined;
  open: Saving | undefined;
  onOpen: (open: Saving | undefined) => void;
  onSaved: (version: number) => void;
  /** Another's version was chosen over one's own. */
  onTakeTheirs: (condition: Condition, version: number) => void;
}

/** What is asked before a save: its note, or which of two versions stays. */
export type Saving = 'save' | 'conflict';

/** Compare and Save. A save is a version, in force at once; who saved in between is asked about, never overwritten unseen. */
export function SaveControls({ segment, firstName, zone, canSave, base, open, onOpen, onSaved, onTakeTheirs }: SaveControlsProps) {
  const t = useT();
  const toast = useToast();
  const explain = useExplain();
  const client = useApolloClient();
  const navigate = useNavigate();
  const { state } = useBuilt();
  const [isComparing, setComparing] = useState(false);
  const [conflict, setConflict] = useState<{ input: SaveInput; theirs: SavedSegment }>();
  const [failure, setFailure] = useState<string>();
  const [create, creating] = useMutation(CreateSegmentDocument, { update: forgetLists });
  const [update, updating] = useMutation(UpdateSegmentDocument, { update: (cache) => segment && forgetPast(cache, segment.id) });

  // whoever presses Save types on at once
  useEffect(() => {
    if (canSave) SaveDialog.preload();
  }, [canSave]);

  const saved = (name: string, version: number) => {
    onSaved(version);
    onOpen(undefined);
    setConflict(undefined);
    toast(t('segments.save.done', { name, version }));
  };
  const save = async (input: SaveInput, over?: number) => {
    setFailure(undefined);
    try {
      if (!segment) {
        const { data } = await create({ variables: { input: { ...input, condition: state.root, zone } } });
        if (!data) return;
        saved(data.createSegment.name, data.createSegment.version);
        await navigate({ to: '/segments/$id', params: { id: data.createSegment.id }, search: { tab: 'rules' } });
        return;
      }
      const { note } = input;
      const { data } = await update({
        variables: { input: { id: segment.id, version: over ?? base ?? segment.version, condition: state.root, zone, note } },
      });
      if (data) saved(data.updateSegment.name, data.updateSegment.version);
    } catch (error) {
      const theirs = failureOf(error).code === 'CONFLICT' && segment ? await inForce(segment.id) : undefined;
      if (theirs && theirs.version !== base) setConflict({ input, theirs });
      else setFailure(explain(error));
    }
  };
  const inForce = async (id: string) => {
    const { data } = await client.query({ query: SegmentDocument, variables: { id }, fetchPolicy: 'network-only' });
    return data?.segment ?? undefined;
  };
  /** Found out by the save, or before it. */
  const clash = conflict ?? (open === 'conflict' && segment ? { input: { name: segment.name }, theirs: segment } : undefined);
  const isBusy = creating.loading || updating.loading;
  return (
    <>
      {segment && (
        <Button className="only-d" disabled={!canSave} onClick={() => setComparing(true)}>
          {t('segments.compareWith', { version: segment.version })}
        </Button>
      )}
      <Button variant="primary" className="only-d" disabled={!canSave} onClick={() => onOpen('save')}>
        {segment ? t('segments.save.version', { version: segment.version + 1 }) : t('segments.save.new')}
        <kbd>{keyName('S')}</kbd>
      </Button>
      {open === 'save' && !conflict && (
        <SaveDialog
          segment={segment}
          firstName={firstName}
          canSave={canSave}
          isBusy={isBusy}
          failure={failure}
          onSave={(input) => void save(input)}
          onClose={() => {
            setFailure(undefined);
            onOpen(undefined);
          }}
        />
      )}
      {clash && (
        <ConflictDialog
          theirs={clash.theirs}
          isBusy={isBusy}
          onMine={() => void save(clash.input, clash.theirs.version)}
          onTheirs={(condition) => {
            setConflict(undefined);
            onOpen(undefined);
            onTakeTheirs(condition, clash.theirs.version);
          }}
          onClose={() => {
            setConflict(undefined);
            if (open === 'conflict') onOpen(undefined);
          }}
        />
      )}
      {isComparing && segment && <CompareDialog segment={segment} onClose={() => setComparing(false)} />}
    </>
  );
}

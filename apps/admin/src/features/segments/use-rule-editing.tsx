import { nodeAt, type Condition, type Path } from '@regulars/segment-language';
import { useMemo, useState, type Dispatch, type ReactNode } from 'react';
import { useT } from '../../lib/i18n.js';
import { later } from '../../ui/later.js';
import { useToast } from '../../ui/toast.js';
import type { Builder, Built } from './builder-context.js';
import { reduceBuilder, type BuilderAction, type BuilderState } from './builder-state.js';
import type { ShopCatalogue } from './catalogue.js';
import { ConditionPicker } from './condition-picker.js';
import { itemsFor } from './picker-items.js';
import { RuleEditor } from './rule-editor-later.js';

const MoveDialog = later(async () => (await import('./move-dialog.js')).MoveDialog);

type Editing = Pick<Builder, 'openEditor' | 'closeEditor' | 'pick' | 'removeRow' | 'openMove'>;

/** What a tree of rules needs to be edited: the open editor, the picker of new lines, moving, removing with Undo at hand. */
export function useRuleEditing(
  state: BuilderState,
  dispatch: Dispatch<BuilderAction>,
  catalogue: ShopCatalogue,
): { readonly open: Built['editing']; readonly editing: Editing; readonly dialogs: ReactNode } {
  const t = useT();
  const toast = useToast();
  const [open, setOpen] = useState<Built['editing']>();
  const [picking, setPicking] = useState<{ path: Path; inGroup: boolean }>();
  const [moving, setMoving] = useState<Path>();

  /** A new line opens its editor at once; the reducer says where it came to stand. */
  const insert = (place: { path: Path; inGroup: boolean }, node: Condition) => {
    setPicking(undefined);
    const outer = place.path.length === 1 ? state.root.kind : nodeAt(state.root, place.path.slice(0, -1))?.kind;
    const action = {
      type: 'insert',
      path: place.path,
      node: place.inGroup ? ({ kind: outer === 'any' ? 'all' : 'any', children: [node] } as const) : node,
    } as const;
    const { focus } = reduceBuilder(state, action);
    const row = place.inGroup ? [...focus, 0] : focus;
    dispatch(action);
    dispatch({ type: 'focus', path: row });
    setOpen({ path: row, part: node.kind === 'measure' && node.where ? 'where' : 'test' });
  };

  const editing = useMemo<Editing>(
    () => ({
      openEditor: (path, part) => setOpen({ path, part }),
      closeEditor: () => {
        setOpen(undefined);
        dispatch({ type: 'settle' });
      },
      pick: (path, inGroup) => {
        RuleEditor.preload();
        setPicking({ path, inGroup });
      },
      removeRow: (path) => {
        dispatch({ type: 'remove', path });
        toast(t('segments.removed'), { label: t('common.undo'), onAct: () => dispatch({ type: 'undo' }) });
      },
      openMove: setMoving,
    }),
    [dispatch, t, toast],
  );

  return {
    open,
    editing,
    dialogs: (
      <>
        {picking && (
          <ConditionPicker items={itemsFor(catalogue)} onPick={(node) => insert(picking, node)} onClose={() => setPicking(undefined)} />
        )}
        {moving && <MoveDialog from={moving} onClose={() => setMoving(undefined)} />}
      </>
    ),
  };
}

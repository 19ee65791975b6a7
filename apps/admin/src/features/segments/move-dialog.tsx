import { nodeAt, type Path } from '@regulars/segment-language';
import { Dialog } from '../../ui/dialog.js';
import { Icon } from '../../ui/icon.js';
import { useBuilder, useBuilt } from './builder-context.js';
import { ruleText } from './rule-parts.js';
import { bare, isGroup, pathKey, rowsOf } from './tree-rows.js';

/** The brackets a row can go into, as they stand in the tree. */
export function MoveDialog({ from, onClose }: { from: Path; onClose: () => void }) {
  const { dispatch, speech } = useBuilder();
  const { state } = useBuilt();
  const { t } = speech;
  const moved = nodeAt(state.root, from);
  const groups = rowsOf(state.root).filter((row) => row.kind === 'group' && !from.every((step, index) => row.path[index] === step));
  return (
    <Dialog open title={t('segments.move.title')} onClose={onClose} size={520}>
      {moved && <p className="movewhat">{ruleText(moved, speech)}</p>}
      <ul className="movelist">
        {groups.map((row) => {
          const node = nodeAt(state.root, row.path);
          if (!node) return null;
          const inner = bare(node, row.path);
          if (!isGroup(inner.node)) return null;
          const to = [...inner.path, inner.node.children.length];
          return (
            <li key={pathKey(row.path)} style={{ paddingInlineStart: (row.level - 1) * 24 }}>
              <button
                type="button"
                className="pickrow"
                onClick={() => {
                  dispatch({ type: 'move', from, to });
                  onClose();
                }}
              >
                <Icon name="segments" />
                <span className="picktext">
                  <b>{t(inner.node.kind === 'all' ? 'segments.group.all' : 'segments.group.any')}</b>
                  <span>{ruleText(inner.node, speech)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

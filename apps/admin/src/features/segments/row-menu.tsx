import { print, type Condition, type Path } from '@regulars/segment-language';
import { IconButton } from '../../ui/button.js';
import { Menu, type MenuItem } from '../../ui/menu.js';
import { useToast } from '../../ui/toast.js';
import { useBuilder, useFromBuilt } from './builder-context.js';
import { samePath } from './tree-rows.js';

interface RowMenuProps {
  /** What the row shows, with the nots around it. */
  condition: Condition;
  path: Path;
  /** The path of the group or rule beneath the nots. */
  groupPath: Path;
  isGroup: boolean;
  /** What the row says, for the name of its menu. */
  label: string;
}

/** Everything that can be done with a row, for those who do not drag and do not know the keys. */
export function RowMenu({ condition, path, groupPath, isGroup: holdsLines, label }: RowMenuProps) {
  const { dispatch, speech, readOnly, removeRow, openMove, openEditor } = useBuilder();
  const { t } = speech;
  const toast = useToast();
  const isRoot = path.length === 0;
  const isFocused = useFromBuilt(({ state }) => samePath(state.focus, path));
  const copy = async () => {
    await navigator.clipboard.writeText(print(condition));
    toast(t('segments.act.copied'));
  };
  const change: MenuItem[] = [
    ...(holdsLines
      ? [
          {
            key: 'swap',
            label: t('segments.act.swap'),
            icon: 'segments' as const,
            onSelect: () => dispatch({ type: 'swapKind', path: groupPath }),
          },
        ]
      : [{ key: 'edit', label: t('segments.act.edit'), icon: 'pencil' as const, hint: '↵', onSelect: () => openEditor(path, 'test') }]),
    { key: 'negate', label: t('segments.act.negate'), icon: 'negate', hint: 'N', onSelect: () => dispatch({ type: 'negate', path }) },
    ...(isRoot
      ? []
      : [
          {
            key: 'duplicate',
            label: t('segments.act.duplicate'),
            icon: 'copy' as const,
            hint: 'D',
            onSelect: () => dispatch({ type: 'duplicate', path }),
          },
        ]),
    { key: 'wrap', label: t('segments.act.wrap'), icon: 'wrap', onSelect: () => dispatch({ type: 'wrap', path }) },
    ...(holdsLines && !isRoot
      ? [
          {
            key: 'unwrap',
            label: t('segments.act.unwrap'),
            icon: 'minus' as const,
            onSelect: () => dispatch({ type: 'unwrap', path: groupPath }),
          },
        ]
      : []),
  ];
  const place: MenuItem[] = isRoot
    ? []
    : [
        { key: 'up', label: t('segments.act.up'), icon: 'up', hint: 'Alt ↑', onSelect: () => dispatch({ type: 'shift', path, by: -1 }) },
        {
          key: 'down',
          label: t('segments.act.down'),
          icon: 'down',
          hint: 'Alt ↓',
          onSelect: () => dispatch({ type: 'shift', path, by: 1 }),
        },
        { key: 'move', label: t('segments.act.moveTo'), icon: 'right', onSelect: () => openMove(path) },
      ];
  const rest: MenuItem[] = [
    { key: 'copy', label: t('segments.act.copy'), icon: 'code', onSelect: () => void copy() },
    ...(readOnly
      ? []
      : [
          {
            key: 'delete',
            label: t('segments.act.delete'),
            icon: 'trash' as const,
            danger: true,
            hint: 'Del',
            onSelect: () => removeRow(path),
          },
        ]),
  ];
  return (
    <Menu
      label={t('segments.act.menu', { rule: label })}
      trigger={<IconButton className="more" icon="more" label={t('segments.act.menu', { rule: label })} tabIndex={isFocused ? 0 : -1} />}
      groups={readOnly ? [rest] : [change, place, rest].filter((group) => group.length > 0)}
    />
  );
}

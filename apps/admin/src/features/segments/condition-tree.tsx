import { nodeAt, type Condition, type Group, type Path } from '@regulars/segment-language';
import { memo, useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useFormat, type Format } from '../../lib/format.js';
import { Bracket, Join } from '../../ui/rules/bracket.js';
import { AddRow } from './add-row.js';
import { useBuilder, useBuilt, type Builder, type Built } from './builder-context.js';
import { placeAfter } from './builder-state.js';
import { GroupHead } from './group-head.js';
import { RuleEditor } from './rule-editor-later.js';
import { RuleRow } from './rule-row.js';
import { ruleText, type Speech } from './rule-parts.js';
import { useRowDrag } from './use-row-drag.js';
import { bare, isGroup, neighbour, pathKey, rowsOf, samePath, treeChildren, type Row } from './tree-rows.js';

interface NodeProps {
  condition: Condition;
  path: Path;
  level: number;
  position: number;
  setSize: number;
  join?: 'and' | 'or';
}

/** The rules as a tree: one row has the focus, arrows move it, letters act on it. */
export function ConditionTree() {
  const builder = useBuilder();
  const built = useBuilt();
  const { speech } = builder;
  const { state } = built;
  const tree = useRef<HTMLUListElement>(null);
  const rows = useMemo(() => rowsOf(state.root), [state.root]);
  const focusKey = pathKey(state.focus);

  /** Whether the keyboard is in the tree; kept through changes that take the focused row away. */
  const holdsFocus = useRef(false);
  const [isHeld, setHeld] = useState(false);
  const format = useFormat();
  useEffect(() => {
    const list = tree.current;
    if (!list || !holdsFocus.current || !rows.some((row) => pathKey(row.path) === focusKey) || document.querySelector('[role="dialog"]'))
      return;
    const row = list.querySelector<HTMLElement>(`[data-row="${focusKey}"]`);
    if (row && !row.contains(document.activeElement)) row.focus();
  }, [focusKey, rows]);

  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    // The editor hangs elsewhere in the page, but its events come through here.
    if (event.nativeEvent.isComposing || !(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    const to = event.altKey ? undefined : neighbour(rows, state.focus, event.key);
    if (to && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      builder.dispatch({ type: 'focus', path: to });
      focusRow(tree.current, to);
      return;
    }
    const onRow = event.target instanceof HTMLElement && event.target.dataset['row'] !== undefined;
    if (!onRow || builder.readOnly) return;
    const row = rows.find((each) => samePath(each.path, state.focus));
    if (row && act(event, row, builder, state.root)) event.preventDefault();
  };

  const enter = ({ target, currentTarget }: FocusEvent<HTMLUListElement>) => {
    if (!currentTarget.contains(target)) return;
    RuleEditor.preload();
    holdsFocus.current = true;
    setHeld(true);
  };
  const leave = ({ target, relatedTarget }: FocusEvent<HTMLUListElement>) => {
    if (relatedTarget instanceof Node && tree.current?.contains(relatedTarget)) return;
    queueMicrotask(() => {
      if (relatedTarget !== null || target.isConnected) {
        holdsFocus.current = false;
        setHeld(false);
      }
    });
  };

  const drag = useRowDrag(rows);
  const row = rows.find((each) => samePath(each.path, state.focus));
  return (
    <>
      <p className="vh" role="status">
        {row && isHeld ? announcementOf(row, built, speech, format) : ''}
      </p>
      <ul
        className="tree"
        role="tree"
        aria-label={speech.t('segments.tree')}
        ref={tree}
        onKeyDown={onKeyDown}
        onFocus={enter}
        onPointerEnter={RuleEditor.preload}
        onBlur={leave}
        {...drag.handlers}
      >
        <TreeNode condition={state.root} path={[]} level={1} position={1} setSize={1} />
        {drag.line && <li role="none" className="dropline" style={{ top: drag.line.top, left: drag.line.left }} />}
      </ul>
    </>
  );
}

function focusRow(tree: HTMLUListElement | null, path: Path): void {
  tree?.querySelector<HTMLElement>(`[data-row="${pathKey(path)}"]`)?.focus();
}

/** "Condition 2 of 3, city is Shanghai, 18,004 customers." */
function announcementOf({ kind, path, position, setSize }: Row, { state, counts }: Built, speech: Speech, format: Format): string {
  const { t } = speech;
  const node = nodeAt(state.root, path);
  if (kind === 'add' || !node) return t('segments.add');
  const inner = bare(node, path);
  const text = isGroup(inner.node)
    ? [inner.nots % 2 ? t('segments.rule.not') : '', t(inner.node.kind === 'all' ? 'segments.group.all' : 'segments.group.any')]
        .filter(Boolean)
        .join(' ')
    : ruleText(node, speech);
  const count = counts.get(pathKey(path))?.alone;
  const place = t('segments.rule.place', { position, setSize, rule: text });
  return count === undefined ? place : t('segments.rule.spoken', { rule: place, count: format.number(count) });
}

/** The keys of a row; true when the key was one. */
function act(event: KeyboardEvent, row: Row, builder: Builder, root: Group): boolean {
  const { dispatch } = builder;
  const { path, kind } = row;
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    if (kind !== 'add') dispatch({ type: 'shift', path, by: event.key === 'ArrowUp' ? -1 : 1 });
    return true;
  }
  if (event.metaKey || event.ctrlKey || event.altKey) return false;
  switch (event.key) {
    case 'Enter':
    case ' ':
      if (kind === 'add') builder.pick(path, false);
      else if (kind === 'group') dispatch({ type: 'swapKind', path: bare(root, path).path });
      else builder.openEditor(path, 'test');
      return true;
    case 'Delete':
    case 'Backspace':
      if (kind !== 'add') builder.removeRow(path);
      return true;
    case 'a':
    case 'A':
    case '/':
      builder.pick(kind === 'add' ? path : placeAfter(root, path), false);
      return true;
    case 'g':
    case 'G':
      builder.pick(kind === 'add' ? path : placeAfter(root, path), true);
      return true;
    case 'n':
    case 'N':
      if (kind !== 'add') dispatch({ type: 'negate', path });
      return true;
    case 'd':
    case 'D':
      if (kind !== 'add') dispatch({ type: 'duplicate', path });
      return true;
    default:
      return false;
  }
}

/** One node with all beneath it; drawn anew only when it is another, or stands elsewhere. */
const TreeNode = memo(function TreeNode({ condition, path, level, position, setSize, join }: NodeProps) {
  const { speech } = useBuilder();
  const { node, path: innerPath, nots } = bare(condition, path);
  const word = join && <Join word={speech.t(join === 'and' ? 'segments.join.and' : 'segments.join.or')} />;
  if (!isGroup(node)) {
    return (
      <li role="none">
        {word}
        <RuleRow
          condition={condition}
          leaf={node}
          path={path}
          leafPath={innerPath}
          nots={nots}
          level={level}
          position={position}
          setSize={setSize}
        />
      </li>
    );
  }
  const children = treeChildren(node, innerPath);
  return (
    <Bracket
      kind={node.kind}
      join={word}
      head={
        <GroupHead
          condition={condition}
          group={node}
          path={path}
          groupPath={innerPath}
          nots={nots}
          level={level}
          position={position}
          setSize={setSize}
        />
      }
    >
      {children.map((child, index) => (
        <TreeNode
          key={pathKey(child.path)}
          condition={child.node}
          path={child.path}
          level={level + 1}
          position={index + 1}
          setSize={children.length}
          {...(index > 0 && { join: node.kind === 'all' ? ('and' as const) : ('or' as const) })}
        />
      ))}
      <AddRow path={[...innerPath, node.children.length]} level={level + 1} isOuter={level === 1} />
    </Bracket>
  );
}, isSameNode);

function isSameNode(a: NodeProps, b: NodeProps): boolean {
  return (
    a.condition === b.condition &&
    samePath(a.path, b.path) &&
    a.level === b.level &&
    a.position === b.position &&
    a.setSize === b.setSize &&
    a.join === b.join
  );
}

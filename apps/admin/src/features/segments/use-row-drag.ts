import { nodeAt, print, type Path } from '@regulars/segment-language';
import { useRef, useState, type DragEvent } from 'react';
import { useBuilder, useBuilt } from './builder-context.js';
import { dropPlace } from './drop-place.js';
import { pathKey, type Row } from './tree-rows.js';

/** Where a dragged row would come to stand, drawn as a line; pixels from the tree's corner. */
interface DropLine {
  readonly to: Path;
  readonly top: number;
  readonly left: number;
}

type TreeDrag = DragEvent<HTMLUListElement>;

/** Rows of the tree dragged by their grips. What is dragged is the rule's text, so that it can be let go in a text field too. */
export function useRowDrag(rows: readonly Row[]) {
  const { dispatch } = useBuilder();
  const { state } = useBuilt();
  const from = useRef<Path>(undefined);
  const [line, setLine] = useState<DropLine>();
  const end = () => {
    from.current = undefined;
    setLine(undefined);
  };
  const handlers = {
    onDragStart: (event: TreeDrag) => {
      const row = rowOf(event, rows);
      const node = row && nodeAt(state.root, row.row.path);
      if (!row || !node || !(event.target instanceof Element && event.target.closest('.grip'))) return;
      from.current = row.row.path;
      event.dataTransfer.effectAllowed = 'copyMove';
      event.dataTransfer.setData('text/plain', print(node));
      event.dataTransfer.setDragImage(row.element, 0, 0);
    },
    onDragOver: (event: TreeDrag) => {
      const over = from.current && rowOf(event, rows);
      if (!from.current || !over) return;
      const box = over.element.getBoundingClientRect();
      const isUpperHalf = event.clientY < box.top + box.height / 2;
      const to = dropPlace(state.root, from.current, over.row, isUpperHalf);
      if (!to) return setLine(undefined);
      event.preventDefault();
      const tree = event.currentTarget.getBoundingClientRect();
      const isAbove = over.row.kind === 'add' || (isUpperHalf && over.row.path.length > 0);
      setLine({ to, top: (isAbove ? box.top : box.bottom) - tree.top, left: box.left - tree.left });
    },
    onDrop: (event: TreeDrag) => {
      if (!from.current || !line) return;
      event.preventDefault();
      dispatch({ type: 'move', from: from.current, to: line.to });
      end();
    },
    onDragEnd: end,
  };
  return { handlers, line };
}

function rowOf(event: TreeDrag, rows: readonly Row[]): { row: Row; element: Element } | undefined {
  const element = event.target instanceof Element ? event.target.closest('[data-row]') : null;
  const row = rows.find(({ path }) => pathKey(path) === element?.getAttribute('data-row'));
  return element && row ? { row, element } : undefined;
}

import { Link } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { useFormat } from '../../lib/format.js';
import { useT } from '../../lib/i18n.js';
import { useNames } from '../../lib/value-names.js';
import { Button } from '../../ui/button.js';
import { TextInput } from '../../ui/field.js';
import { barLength, type Position, positionOf, scrolled } from '../../ui/long-scroll.js';
import type { Column } from './customer-columns.js';
import type { CustomerRow } from './use-customer-pages.js';

export const rowHeight = 37;
const headHeight = 34;

/** The rows that a window of this height onto a list shows, from the pixel at its top. */
export const rowsIn = (top: number, height: number, total: number): { first: number; last: number } => {
  const first = Math.max(0, Math.floor(top / rowHeight));
  return { first, last: Math.min(total, first + Math.ceil(height / rowHeight) + 1) };
};

interface CustomerWindowProps {
  total: number;
  position: Position;
  height: number;
  columns: readonly Column[];
  head: ReactNode;
  rowAt: (row: number) => CustomerRow | undefined;
  onMove: (position: Position) => void;
  onHeight: (height: number) => void;
}

/** A window onto a list of any length: only the rows in sight are in the page, whatever the scroll bar says. */
export function CustomerWindow({ total, position, height, columns, head, rowAt, onMove, onHeight }: CustomerWindowProps) {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const box = useRef<HTMLDivElement>(null);
  const lengths = { list: total * rowHeight, window: height };
  const { first, last } = rowsIn(position.top, height, total);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => onHeight(Math.max(rowHeight, element.clientHeight - headHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [onHeight]);

  // a place that was jumped to moves the bar; a bar that was moved is there already
  useLayoutEffect(() => {
    const element = box.current;
    if (element && Math.abs(element.scrollTop - position.bar) > 1) element.scrollTop = position.bar;
  }, [position.bar]);

  return (
    <div
      className="cwindow"
      ref={box}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
      tabIndex={0}
      role="group"
      aria-label={t('customers.title')}
      onScroll={(event) => {
        const bar = event.currentTarget.scrollTop;
        if (Math.abs(bar - position.bar) > 0.5) onMove(scrolled(position, bar, lengths));
      }}
    >
      <div style={{ height: barLength(lengths) + headHeight }}>
        <div className="pane" style={{ height: Math.min(height, lengths.list) + headHeight }}>
          <table className="tbl" aria-rowcount={total + 1}>
            <caption className="vh">{t('customers.title')}</caption>
            <thead>{head}</thead>
            <tbody style={{ transform: `translateY(${first * rowHeight - position.top}px)` }}>
              {Array.from({ length: Math.max(0, last - first) }, (_, at) => {
                const customer = rowAt(first + at);
                return (
                  <tr key={first + at} aria-rowindex={first + at + 2} data-row={first + at + 1}>
                    <th scope="row">
                      {customer ? (
                        <Link className="cell" to="/customers/$id" params={{ id: customer.id }}>
                          <NameOf customer={customer} />
                        </Link>
                      ) : (
                        <span className="skel" style={{ width: 90, height: 12 }} />
                      )}
                    </th>
                    {columns.map((column) => (
                      <td key={column.key} className={column.numeric ? 'num' : 'i2'}>
                        {customer && (column.cell(customer, format, names) ?? <span className="i3">–</span>)}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

function NameOf({ customer }: { customer: CustomerRow }) {
  const t = useT();
  if (customer.displayName) return customer.displayName;
  if (customer.externalId) return customer.externalId;
  return <span className="i3">{customer.displayName === undefined ? `…${customer.id.slice(-8)}` : t('customers.noName')}</span>;
}

/** Goes to a row by its number. */
export function GoToRow({ total, onGo }: { total: number; onGo: (row: number) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const row = Number(text.replaceAll(/[\s,，]/g, ''));
    if (Number.isSafeInteger(row) && row >= 1) onGo(Math.min(total, row));
  };
  return (
    <form className="goto" onSubmit={submit}>
      <TextInput
        label={t('customers.goToRow')}
        hideLabel
        inputMode="numeric"
        placeholder={t('customers.goToRow')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">{t('customers.go')}</Button>
    </form>
  );
}

/** Where the list stands, kept beside what is asked: another question begins at its first row. */
export function useListPosition(key: string, row: number | undefined, total: number) {
  const [height, setHeight] = useState(rowHeight);
  const lengths = { list: total * rowHeight, window: height };
  const wanted = `${key} ${row ?? 1} ${total > 0}`;
  const [moved, setMoved] = useState<{ readonly wanted: string; readonly position: Position }>();
  const [asked, setAsked] = useState(0);
  const position = moved?.wanted === wanted ? moved.position : positionOf(((row ?? 1) - 1) * rowHeight, lengths);
  const move = (next: Position) => setMoved({ wanted, position: next });
  const goTo = (target: number) => {
    setMoved({ wanted, position: positionOf((target - 1) * rowHeight, lengths) });
    setAsked(asked + 1);
  };
  useEffect(() => {
    if (asked > 0) document.querySelector<HTMLElement>('.cwindow')?.focus();
  }, [asked]);
  return { position, height, setHeight, move, goTo, ...rowsIn(position.top, height, Math.max(total, 1)) };
}

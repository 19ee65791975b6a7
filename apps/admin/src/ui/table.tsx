import type { ReactNode } from 'react';
import { Icon } from './icon.js';

interface TableProps {
  /** What the table is, for those who hear it. */
  caption: string;
  className?: string;
  /** `<thead>` and `<tbody>` in plain elements: class `num` for figures, `th scope="row"` first. */
  children: ReactNode;
}

/** A table that scrolls inside itself where the page is narrow. */
export function Table({ caption, className, children }: TableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="tblwrap" tabIndex={0} role="group" aria-label={caption}>
      <table className={className ? `tbl ${className}` : 'tbl'}>
        <caption className="vh">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

interface SortHeaderProps {
  children: ReactNode;
  numeric?: boolean;
  /** Undefined while the table is sorted by something else. */
  direction: 'ascending' | 'descending' | undefined;
  onSort: () => void;
}

export function SortHeader({ children, numeric, direction, onSort }: SortHeaderProps) {
  return (
    <th scope="col" className={numeric ? 'num' : undefined} aria-sort={direction}>
      <button type="button" className="sort" onClick={onSort}>
        {children}
        {direction && <Icon name={direction === 'ascending' ? 'up' : 'down'} size={12} />}
      </button>
    </th>
  );
}

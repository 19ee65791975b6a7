import { Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Icon } from '../icon.js';

/** A quiet button that says a choice, with the form of it underneath. */
export function PopPanel({ label, children }: { label: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      offset={4}
      trapFocus
      returnFocus
      withinPortal
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className="ghost" onClick={() => setOpen(!isOpen)}>
          {label}
          <Icon name="down" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="float pop">{children}</Popover.Dropdown>
    </Popover>
  );
}

import { Tooltip as MantineTooltip } from '@mantine/core';
import type { ReactElement } from 'react';

/** A short explanation on hover and on focus. Never the only place of what it says. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <MantineTooltip
      label={text}
      openDelay={400}
      withArrow={false}
      classNames={{ tooltip: 'r-tip' }}
      events={{ hover: true, focus: true, touch: false }}
      multiline
      maw={320}
    >
      {children}
    </MantineTooltip>
  );
}

import { Menu as MantineMenu } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon, type IconName } from './icon.js';
import { portalProps } from './portal.js';

export interface MenuItem {
  key: string;
  label: string;
  icon?: IconName;
  danger?: boolean;
  disabled?: boolean;
  /** Marks the current choice of a menu that chooses. */
  chosen?: boolean;
  /** Shown at the right edge, such as a key. */
  hint?: string;
  onSelect: () => void;
}

interface MenuProps {
  label: string;
  /** The button that opens it; must take a ref. */
  trigger: ReactElement;
  /** Groups of items, a line between groups. */
  groups: readonly (readonly MenuItem[])[];
  /** Stays open while several things are chosen. */
  keepOpen?: boolean;
}

export function Menu({ label, trigger, groups, keepOpen = false }: MenuProps) {
  return (
    <MantineMenu
      position="bottom-end"
      offset={4}
      classNames={{ dropdown: 'r-menu' }}
      transitionProps={{ duration: 0 }}
      closeOnItemClick={!keepOpen}
      loop
      withInitialFocusPlaceholder={false}
      portalProps={portalProps}
    >
      <MantineMenu.Target>{trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown aria-label={label}>
        {groups.map((items, at) => [
          at > 0 && <MantineMenu.Divider key={`line-${items[0]?.key}`} />,
          ...items.map(({ key, label: name, icon, danger, disabled, chosen, hint, onSelect }) => (
            <MantineMenu.Item
              key={key}
              classNames={{ item: danger ? 'r-menu-item dng' : 'r-menu-item' }}
              disabled={disabled}
              aria-current={chosen ? true : undefined}
              leftSection={icon && <Icon name={icon} />}
              rightSection={chosen ? <Icon name="check" /> : hint && <kbd>{hint}</kbd>}
              onClick={onSelect}
            >
              {name}
            </MantineMenu.Item>
          )),
        ])}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

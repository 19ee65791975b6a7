import '@mantine/core/styles/Drawer.css';
import { Drawer, FocusTrap, Popover } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../../lib/i18n.js';

interface FloatPanelProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** Things that belong to an open panel though they hang elsewhere in the page. */
const FLOATS = '.float, .mantine-Modal-root, .mantine-Popover-dropdown, .mantine-Menu-dropdown, .mantine-Combobox-dropdown';

/** No taller than the room there is; what does not fit scrolls inside. */
const fitting = {
  padding: 12,
  apply: ({ availableHeight, elements }: { availableHeight: number; elements: { floating: HTMLElement } }) => {
    elements.floating.style.maxHeight = `${Math.max(280, availableHeight)}px`;
  },
};

/** A panel under the thing it edits; on a phone a sheet from below. Escape and a press elsewhere close it. */
export function FloatPanel({ label, onClose, children }: FloatPanelProps) {
  const t = useT();
  const isPhone = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  useEffect(() => {
    if (isPhone) return undefined;
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.isConnected && !event.target.closest(FLOATS)) onClose();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [isPhone, onClose]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  if (isPhone) {
    return (
      <Drawer.Root opened onClose={onClose} position="bottom" size="auto" transitionProps={{ duration: 0 }}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={label} className="sheetpanel">
          <Drawer.Body>
            <div className="sheethead">
              <h2 className="r-modal-title">{label}</h2>
              <Drawer.CloseButton aria-label={t('common.close')} />
            </div>
            {children}
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    );
  }
  return (
    <Popover
      opened
      position="bottom-start"
      offset={6}
      width={520}
      middlewares={{ flip: true, shift: { padding: 12 }, size: fitting }}
      withinPortal
      closeOnClickOutside={false}
      closeOnEscape={false}
      withRoles={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span className="floatanchor" />
      </Popover.Target>
      <Popover.Dropdown className="float" role="dialog" aria-label={label} onKeyDown={onKeyDown}>
        <FocusTrap active>
          <div>{children}</div>
        </FocusTrap>
      </Popover.Dropdown>
    </Popover>
  );
}

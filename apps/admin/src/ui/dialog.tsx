import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../lib/i18n.js';
import { IconButton } from './button.js';

interface DialogProps {
  title: ReactNode;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** The buttons, primary last. */
  footer?: ReactNode;
  size?: number | string;
}

/** A modal dialog: focus stays inside, Escape closes, focus goes back to where it was. */
export function Dialog({ title, open, onClose, children, footer, size = 480 }: DialogProps) {
  const t = useT();
  return (
    <Modal.Root opened={open} onClose={onClose} size={size} centered radius="lg" transitionProps={{ duration: 0 }}>
      <Modal.Overlay color="var(--r-scrim)" backgroundOpacity={1} />
      <Modal.Content>
        <div className="r-modal-head">
          <Modal.Title className="r-modal-title">{title}</Modal.Title>
          <IconButton icon="cross" label={t('common.close')} onClick={onClose} />
        </div>
        <Modal.Body>
          {children}
          {footer && <div className="r-modal-foot">{footer}</div>}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

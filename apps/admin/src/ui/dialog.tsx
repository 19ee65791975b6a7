import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../lib/i18n.js';

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
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      size={size}
      centered
      radius="lg"
      overlayProps={{ color: 'var(--r-scrim)', backgroundOpacity: 1 }}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ title: 'r-modal-title' }}
    >
      {children}
      {footer && <div className="r-modal-foot">{footer}</div>}
    </Modal>
  );
}

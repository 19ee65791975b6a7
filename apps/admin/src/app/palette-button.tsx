import { useCallback, useEffect, useState } from 'react';
import { useT } from '../lib/i18n.js';
import { isMac } from '../lib/keys.js';
import { Icon } from '../ui/icon.js';
import { later } from '../ui/later.js';

const Palette = later(async () => (await import('./palette.js')).Palette);

/** Opens the palette, by press or by Ctrl+K, ⌘K on a Mac, wherever the focus is. */
export function PaletteButton() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === (isMac ? 'Meta' : 'Control')) Palette.preload(); // who presses it may type the next moment
      if (event.key.toLowerCase() !== 'k' || !(isMac ? event.metaKey : event.ctrlKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="ghost seek"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onPointerEnter={Palette.preload}
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        <span className="vh">{t('palette.open')}</span>
        <span className="only-d" aria-hidden="true">
          {t('palette.open')}
        </span>
        <kbd className="only-d" aria-hidden="true">
          {isMac ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {open && <Palette onClose={close} />}
    </>
  );
}

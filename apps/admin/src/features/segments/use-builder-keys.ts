import { useEffect } from 'react';

interface BuilderKeys {
  undo: () => void;
  redo: () => void;
  save: (() => void) | undefined;
  toggleText: () => void;
  help: () => void;
  /** Opens the picker from anywhere on the page. */
  add: (() => void) | undefined;
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** The keys of the whole page; those of a row belong to the tree. Text fields keep their own undo. */
export function useBuilderKeys({ undo, redo, save, toggleText, help, add }: BuilderKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      const act = actionOf(event, key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    const actionOf = (event: KeyboardEvent, key: string): (() => void) | undefined => {
      if (event.metaKey || event.ctrlKey) {
        if (key === 's') return save;
        if ((key === 't' || key === 'e') && event.shiftKey) return toggleText;
        if (isWriting(event.target)) return undefined;
        if (key === 'z') return event.shiftKey ? redo : undo;
        return key === 'y' ? redo : undefined;
      }
      if (event.altKey || isWriting(event.target) || document.querySelector('[role="dialog"]')) return undefined;
      if (event.key === '?') return help;
      return event.key === '/' ? add : undefined;
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo, redo, save, toggleText, help, add]);
}

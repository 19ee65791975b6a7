/** Whether this machine's keyboard has ⌘ where others have Ctrl. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A shortcut by the names on this machine's keyboard: "⇧⌘Z", or "Ctrl Shift Z". */
export function keyName(key: string, modifiers: 'control' | 'control shift' = 'control'): string {
  const hasShift = modifiers === 'control shift';
  return isMac ? `${hasShift ? '⇧' : ''}⌘${key}` : `Ctrl ${hasShift ? 'Shift ' : ''}${key}`;
}

const KEY = 'regulars.segments.recent';
const KEPT = 8;

/** The keys of what was picked last in this browser, the newest first. */
export function recentKeys(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberPick(key: string): void {
  localStorage.setItem(KEY, JSON.stringify([key, ...recentKeys().filter((other) => other !== key)].slice(0, KEPT)));
}

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

export interface Crumb {
  label: string;
  /** A path of the router; the last crumb has none. */
  to?: string;
}

const CrumbsContext = createContext<readonly Crumb[]>([]);
const SetCrumbsContext = createContext<(crumbs: readonly Crumb[]) => void>(() => undefined);

export function CrumbsProvider({ children }: { children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  return (
    <SetCrumbsContext value={setCrumbs}>
      <CrumbsContext value={crumbs}>{children}</CrumbsContext>
    </SetCrumbsContext>
  );
}

export const useCurrentCrumbs = () => useContext(CrumbsContext);

/** Says where the page stands, in the bar and in the document's title. Call once a page. */
export function useCrumbs(...crumbs: Crumb[]): void {
  const set = useContext(SetCrumbsContext);
  const key = crumbs.map((crumb) => `${crumb.label}\n${crumb.to ?? ''}`).join('\n\n');
  useEffect(() => {
    set(
      key.split('\n\n').map((line) => {
        const [label = '', to] = line.split('\n');
        return to ? { label, to } : { label };
      }),
    );
    document.title = key
      .split('\n\n')
      .map((line) => line.split('\n')[0] ?? '')
      .toReversed()
      .concat('Regulars 常客')
      .join(' · ');
  }, [key, set]);
}

import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * When this entry of the browser's history was first opened, ISO 8601; undefined when it is now. A page that is loaded again, or come back to,
 * so knows what was written in it since.
 */
export function useBegun(): string | undefined {
  const { state } = useLocation();
  // oxlint-disable-next-line no-underscore-dangle -- the router's own name of an entry
  const key = `regulars.begun.${state.__TSR_key ?? ''}`;
  const [begun] = useState(() => sessionStorage.getItem(key) ?? undefined);
  useEffect(() => {
    if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, new Date().toISOString());
  }, [key]);
  return begun;
}

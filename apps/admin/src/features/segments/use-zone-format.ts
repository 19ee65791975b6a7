import { useMemo } from 'react';
import { formatFor, type Format } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

/** Moments as they read in a zone that is not the viewer's own: the segment's. */
export function useZoneFormat(zone: string): Format {
  const { language } = useLanguage();
  return useMemo(() => formatFor(language, zone), [language, zone]);
}

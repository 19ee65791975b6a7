import { formatIn, type Format } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

/** Moments as they read in a zone that is not the viewer's own: the segment's. */
export const useZoneFormat = (zone: string): Format => formatIn(useLanguage().language, zone);

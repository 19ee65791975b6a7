import type { Catalogue } from '@regulars/segment-language';
import { useMemo } from 'react';
import { useFormat } from '../../lib/format.js';
import { useLanguage, useT } from '../../lib/i18n.js';
import { useViewer } from '../../lib/session.js';
import type { Speech } from './rule-parts.js';

/** How rules read for this viewer: their language, the shop's currency. */
export function useSpeech(catalogue: Catalogue): Speech {
  const t = useT();
  const { language } = useLanguage();
  const format = useFormat();
  const { currency } = useViewer().organisation;
  return useMemo(
    () => ({
      t,
      zh: language === 'zh-CN',
      number: (value) => format.number(value, 6),
      money: (amount) => (Number.isFinite(Number(amount)) ? format.moneyShort({ amount, currency }) : amount),
      date: (text) =>
        /^\d{4}-\d{2}-\d{2}$/.test(text) ? format.calendarDate(text) : Number.isNaN(Date.parse(text)) ? text : format.dateTime(text),
      catalogue,
    }),
    [t, language, format, currency, catalogue],
  );
}

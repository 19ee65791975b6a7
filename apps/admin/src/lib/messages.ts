import { i18n } from '@lingui/core';
import type { Catalogues } from '../locales/en/index.js';
import type { Language } from './preferences.js';

/** A part of the messages, which comes with the pages that need it. */
export type Area = keyof Catalogues;
/** A key of the message catalogues. */
export type MessageKey = { [A in Area]: keyof Catalogues[A] }[Area];

/** A key that is always there. */
export type BaseKey = keyof Catalogues['base'];

type Part = Readonly<Record<string, Readonly<Record<string, string>>>>;
const files = import.meta.glob<Part>(['../locales/*/*.ts', '!../locales/*/index.ts']);
const wanted = new Set<Area>(['base']);
let chosen: Language = 'en';
/** Another than the chosen one while that is still on its way. */
let shown: Language | undefined;

const brought = new Set<string>();

async function bring(language: Language, area: Area): Promise<void> {
  if (brought.has(`${language} ${area}`)) return;
  const load = files[`../locales/${language.toLowerCase()}/${area}.ts`];
  if (!load) throw new Error(`There are no messages of ${area} in ${language}.`);
  for (const messages of Object.values(await load())) i18n.load(language, { ...messages });
  brought.add(`${language} ${area}`);
}

/** Brings the messages of areas in the current language and, from then on, in every language that is chosen. */
export async function needMessages(areas: readonly Area[]): Promise<void> {
  for (const area of areas) wanted.add(area);
  await Promise.all([...new Set([chosen, shown ?? chosen])].flatMap((language) => areas.map((area) => bring(language, area))));
}

/** Loads a language and makes it the current one; `<html lang>` follows. */
export async function activateLanguage(language: Language): Promise<void> {
  chosen = language;
  await Promise.all([...wanted].map((area) => bring(language, area)));
  i18n.activate(language);
  shown = language;
  document.documentElement.lang = language;
}

/** Whether a message is there: of `base`, or of an area that this page needs. */
export const isMessage = (key: string): key is MessageKey => Object.hasOwn(i18n.messages, key);

import { failureOf } from '../../lib/errors.js';
import { type MessageKey, type Translate, useT } from '../../lib/i18n.js';

/** The server says in English why a file cannot be read; these are its sentences, their parts named as the messages name them. */
const sentences: readonly (readonly [RegExp, MessageKey])[] = [
  [/Excel 97 to 2003/, 'imports.file.oldExcel'],
  [/This is a PDF/, 'imports.file.pdf'],
  [/This is a web page or XML/, 'imports.file.webPage'],
  [/This is packed/, 'imports.file.packed'],
  [/This is no text\./, 'imports.file.noText'],
  [/The uploaded file is not there/, 'imports.file.gone'],
  [/record that begins on line (?<line>\d+) is longer/, 'imports.file.longRecord'],
  [/cell in row (?<line>\d+) of the sheet is longer/, 'imports.file.longRecord'],
  [/A file has (?<most>\d+) columns at most; this one has (?<columns>\d+)/, 'imports.file.columns'],
  [/Row (?<line>\d+) of the sheet has too many columns/, 'imports.file.manyColumns'],
  [/The workbook has no sheet with a table/, 'imports.file.noSheet'],
  [/The workbook holds more than (?<size>\d+) MB|would unpack to (?<unpacked>\d+) MB|far more than a workbook has/, 'imports.file.tooMuch'],
  [/The workbook (?:is damaged|declares)/, 'imports.file.damaged'],
  [/names of its columns and at least one row/, 'imports.file.noRows'],
];

/** Why a file cannot be read, in the words of `t`; undefined when the sentence is about something else. */
export function wordsOfRefusal(message: string, t: Translate): string | undefined {
  for (const [sentence, key] of sentences) {
    const found = sentence.exec(message);
    if (found) return t(key, { ...found.groups });
  }
  return undefined;
}

/** The reason inside an error, where it is the file that cannot be read. */
export function useRefusalWords(): (error: unknown) => string | undefined {
  const t = useT();
  return (error) => wordsOfRefusal(failureOf(error).detail, t);
}

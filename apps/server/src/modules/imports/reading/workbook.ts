import { posix } from 'node:path';
import { UnreadableFile } from './unreadable-file.js';
import { readXml } from './xml-pieces.js';
import { openArchive, type ZipArchive } from './zip-archive.js';

/** A workbook that is open: its sheets by name, its texts, and which styles show a number as a date. */
export interface Workbook {
  readonly archive: ZipArchive;
  /** name → part */
  readonly sheets: ReadonlyMap<string, string>;
  readonly texts: readonly string[];
  readonly isDate: (style: number) => boolean;
  /** days between this workbook's day 0 and 1899-12-30 */
  readonly firstDay: number;
}

const mostTextBytes = 512 * 1024 * 1024;
/** Excel's own formats for dates and times, those of East Asian editions included. */
const builtInDates = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
const daysTo1904 = 1462;

/** Opens a workbook and reads all but its sheets. Throws UnreadableFile for one that is damaged, has no sheet or too much text. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await openArchive(path);
  try {
    const { sheets, firstDay } = await readSheets(archive);
    return { archive, sheets, firstDay, texts: await readTexts(archive), isDate: await readStyles(archive) };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function readSheets(archive: ZipArchive): Promise<Pick<Workbook, 'sheets' | 'firstDay'>> {
  const ids = new Map<string, string>();
  let firstDay = 0;
  await readXml(await archive.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'sheet' && attributes['name'] !== undefined) ids.set(attributes['name'], idOf(attributes));
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) firstDay = daysTo1904;
    },
  });
  const targets = new Map<string, string>();
  await readXml(await archive.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target));
    },
  });
  const sheets = new Map(
    [...ids].flatMap(([name, id]) => (archive.parts.has(targets.get(id) ?? '') ? [[name, targets.get(id) ?? '']] : [])),
  );
  if (sheets.size === 0) throw new UnreadableFile('The workbook has no sheet with a table.');
  return { sheets, firstDay };
}

/** `r:id`, whatever the prefix is called. */
const idOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

/** The texts that cells refer to by number; readings of Chinese signs beside them are left out. */
async function readTexts(archive: ZipArchive): Promise<readonly string[]> {
  const part = 'xl/sharedStrings.xml';
  const bytes = archive.parts.get(part);
  if (bytes === undefined) return [];
  if (bytes > mostTextBytes) throw new UnreadableFile('The workbook holds more than 512 MB of text; save it as CSV.');
  const texts: string[] = [];
  let [text, isText, isReading] = ['', false, false];
  await readXml(await archive.read(part), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === 'si') texts.push(text);
      if (name === 'rPh') isReading = false;
      if (name === 't') isText = false;
    },
  });
  return texts;
}

async function readStyles(archive: ZipArchive): Promise<Workbook['isDate']> {
  if (!archive.parts.has('xl/styles.xml')) return () => false;
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let isCellStyle = false;
  await readXml(await archive.read('xl/styles.xml'), {
    open: (name, attributes) => {
      const format = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') formats.set(format, attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isCellStyle = true;
      if (name === 'xf' && isCellStyle) styles.push(format);
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return (style) => {
    const format = styles[style] ?? 0;
    const code = formats.get(format);
    return code === undefined ? builtInDates(format) : showsDate(code);
  };
}

/** Whether a number format has letters of a date or time outside quotes, escapes and colours in brackets. */
export const showsDate = (code: string): boolean =>
  /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General/gi, ''));

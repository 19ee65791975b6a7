import { useT } from '../../lib/i18n.js';

/** The encodings files can be read in, with the names people know them by. */
export const encodingOptions = [
  ['utf-8', 'UTF-8'],
  ['gb18030', 'GB18030 / GBK'],
  ['big5', 'Big5'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['windows-1252', 'Windows-1252'],
  ['shift_jis', 'Shift-JIS'],
  ['euc-jp', 'EUC-JP'],
  ['euc-kr', 'EUC-KR'],
  ['windows-1250', 'Windows-1250'],
  ['windows-1251', 'Windows-1251'],
  ['windows-1253', 'Windows-1253'],
  ['windows-1254', 'Windows-1254'],
  ['windows-1255', 'Windows-1255'],
  ['windows-1256', 'Windows-1256'],
  ['windows-1257', 'Windows-1257'],
  ['koi8-r', 'KOI8-R'],
].map(([value = '', label = '']) => ({ value, label }));

/** How a file of a format is read, in few words. */
export function useFormWords(): (file: { format: string; encoding: string; delimiter: string; sheet: string | null }) => string {
  const t = useT();
  const names = useDelimiterNames();
  return ({ format, encoding, delimiter, sheet }) => {
    if (format === 'XLSX') return t('imports.read.workbook', { sheet: sheet ?? '' });
    const delimiterName = names(delimiter).find(({ value }) => value === delimiter)?.label ?? delimiter;
    return t('imports.read.textFile', {
      encoding: encodingOptions.find(({ value }) => value === encoding)?.label ?? encoding,
      delimiter: delimiterName,
    });
  };
}

/** The usual delimiters by name, and the one in use when it is another. */
export function useDelimiterNames(): (used: string) => { value: string; label: string }[] {
  const t = useT();
  return (used) => {
    const usual = [
      { value: ',', label: t('imports.read.comma') },
      { value: ';', label: t('imports.read.semicolon') },
      { value: '\t', label: t('imports.read.tab') },
      { value: '|', label: t('imports.read.bar') },
    ];
    return usual.some(({ value }) => value === used) ? usual : [...usual, { value: used, label: used }];
  };
}

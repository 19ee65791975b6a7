import { promisify } from 'node:util';
import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import { UnreadableFile } from './unreadable-file.js';

const openZip = promisify<string, object, ZipFile>(open);
const mebibyte = 1024 * 1024;
/** what one part may grow to, and how many times its packed size once it is large: XML packs to a tenth or a thirtieth, a bomb to a thousandth */
const mostBytes = 4096 * mebibyte;
const smallPart = 16 * mebibyte;
const mostGrowth = 200;
const mostEntries = 10_000;

/** An open zip file, whose parts grow no further than its own directory says, and that no further than a workbook would. */
export interface ZipArchive {
  /** sizes in bytes once unpacked */
  readonly parts: ReadonlyMap<string, number>;
  /** Streams a part; fails when it grows larger than the directory says. */
  read(name: string): Promise<Readable>;
  close(): void;
}

/** Opens a zip file and looks at its directory. Throws UnreadableFile for what is none, and for one that would fill the disk or the memory. */
export async function openArchive(path: string): Promise<ZipArchive> {
  const zip = await openZip(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(() => {
    throw new UnreadableFile('The workbook is damaged: it does not open as a zip file.');
  });
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > mostEntries) throw new UnreadableFile(`The workbook has ${zip.entryCount} parts, far more than a workbook has.`);
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      });
      zip.on('end', resolve);
      zip.on('error', () => reject(new UnreadableFile('The workbook is damaged: its directory cannot be read.')));
      zip.readEntry();
    });
    for (const { fileName, compressedSize, uncompressedSize } of entries.values()) {
      if (uncompressedSize > mostBytes || (uncompressedSize > smallPart && uncompressedSize > compressedSize * mostGrowth)) {
        throw new UnreadableFile(
          `The workbook's part ${fileName} would unpack to ${Math.round(uncompressedSize / mebibyte)} MB; it is refused.`,
        );
      }
    }
  } catch (error) {
    zip.close();
    throw error;
  }
  const openStream = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  return {
    parts: new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize])),
    read: async (name) => {
      const entry = entries.get(name);
      if (!entry) throw new UnreadableFile(`The workbook is damaged: its part ${name} is missing.`);
      return openStream(entry);
    },
    close: () => zip.close(),
  };
}

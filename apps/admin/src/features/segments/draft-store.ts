/** An unsaved edit as this browser keeps it, for one person and one segment. */
export interface KeptDraft {
  /** The tree as JSON, or the text where that does not parse yet. */
  readonly text: string;
  /** When it was written, ISO 8601, by this browser's clock. */
  readonly at: string;
  /** The version in force when the edit began; absent for a new segment. */
  readonly version?: number;
  /** Whether the server has this very text. */
  readonly isSent: boolean;
}

const DATABASE = 'regulars';
const STORE = 'segment-drafts';

/** Drafts of two people who share a browser stay apart. */
export const draftKey = (userId: string, segmentId: string | undefined): string => `${userId} ${segmentId ?? 'new'}`;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB did not open.')));
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** Written through to the disk, so that it is there after a crash. */
async function write(act: (store: IDBObjectStore) => void): Promise<void> {
  const database = await open();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    act(transaction.objectStore(STORE));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The draft was not kept.')));
  });
}

export function keepDraft(key: string, draft: KeptDraft): Promise<void> {
  return write((store) => store.put(draft, key));
}

export function dropDraft(key: string): Promise<void> {
  return write((store) => store.delete(key));
}

export async function keptDraft(key: string): Promise<KeptDraft | undefined> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request: IDBRequest<unknown> = database.transaction(STORE).objectStore(STORE).get(key);
    request.addEventListener('success', () => resolve(asDraft(request.result)));
    request.addEventListener('error', () => reject(request.error ?? new Error('The draft was not read.')));
  });
}

function asDraft(kept: unknown): KeptDraft | undefined {
  if (typeof kept !== 'object' || kept === null || !('text' in kept) || !('at' in kept)) return undefined;
  const { text, at } = kept;
  if (typeof text !== 'string' || typeof at !== 'string') return undefined;
  const version = 'version' in kept && typeof kept.version === 'number' ? { version: kept.version } : {};
  return { text, at, ...version, isSent: 'isSent' in kept && kept.isSent === true };
}

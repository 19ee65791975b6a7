import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Link } from './chain.rules.js';

/** The end of the chain at a moment, signed and kept apart from the database. */
export interface Checkpoint extends Link {
  /** ISO 8601 */
  readonly at: string;
  /** Ed25519 over `seq hash at`, base64url */
  readonly signature: string;
}

const said = ({ seq, hash, at }: Omit<Checkpoint, 'signature'>): Buffer => Buffer.from(`${seq} ${hash} ${at}`);
const keepEvery = { entries: 1000, ms: 3_600_000 };

/** The checkpoints of one server, in `audit/` of its data folder: a key, the latest, and one of every hour or thousand entries. */
export class Checkpoints {
  private readonly folder: string;
  private key: KeyObject | undefined;

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'audit');
  }

  /** Signs the end of the chain, which went on from `before`. What was signed earlier and does not fit is kept as evidence. */
  async add(before: Link, link: Link, at: Date): Promise<void> {
    const latest = await this.latest();
    const fits = !latest || latest.seq < before.seq || (latest.seq === before.seq && latest.hash === before.hash);
    if (!fits) await appendFile(this.at('checkpoints.jsonl'), `${JSON.stringify(latest)}\n`, { mode: 0o600 });
    const unsigned = { seq: link.seq, hash: link.hash, at: at.toISOString() };
    const checkpoint: Checkpoint = { ...unsigned, signature: sign(null, said(unsigned), await this.privateKey()).toString('base64url') };
    const line = `${JSON.stringify(checkpoint)}\n`;
    const kept = (await this.kept()).at(-1);
    const isDue = !kept || link.seq - kept.seq >= keepEvery.entries || at.getTime() - Date.parse(kept.at) >= keepEvery.ms;
    if (isDue) await appendFile(this.at('checkpoints.jsonl'), line, { mode: 0o600 });
    await writeFile(this.at('latest.part'), line, { mode: 0o600 });
    await rename(this.at('latest.part'), this.at('latest.json'));
  }

  /** All that are kept, in the order of their places; `isOurs` says whether the signature is right. */
  async all(): Promise<readonly (Checkpoint & { readonly isOurs: boolean })[]> {
    const latest = read(await text(this.at('latest.json')));
    const all = [...(await this.kept()), ...latest];
    if (all.length === 0) return [];
    const key = createPublicKey(await this.privateKey());
    return all
      .toSorted((a, b) => a.seq - b.seq)
      .map((one) => ({ ...one, isOurs: verify(null, said(one), key, Buffer.from(one.signature, 'base64url')) }));
  }

  async latest(): Promise<Checkpoint | undefined> {
    return read(await text(this.at('latest.json')))[0];
  }

  /** The key with which others check signatures, as PEM. */
  async publicKey(): Promise<string> {
    return createPublicKey(await this.privateKey())
      .export({ type: 'spki', format: 'pem' })
      .toString();
  }

  /** Signs a digest of an exported file; base64url. */
  async signature(digest: Buffer): Promise<string> {
    return sign(null, digest, await this.privateKey()).toString('base64url');
  }

  private readonly at = (name: string): string => join(this.folder, name);

  private async kept(): Promise<readonly Checkpoint[]> {
    return read(await text(this.at('checkpoints.jsonl')));
  }

  private async privateKey(): Promise<KeyObject> {
    if (this.key) return this.key;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const fresh = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    // Of two that come first one wins; both read what is there then.
    await writeFile(this.at('key.pem'), fresh, { mode: 0o600, flag: 'wx' }).catch(() => undefined);
    this.key = createPrivateKey(await readFile(this.at('key.pem')));
    return this.key;
  }
}

const text = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

function read(lines: string): readonly Checkpoint[] {
  return lines.split('\n').flatMap((line) => {
    const one = parsed(line);
    return isCheckpoint(one) ? [one] : [];
  });
}

/** Undefined for half a line, which a crash can leave. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isCheckpoint = (value: unknown): value is Checkpoint =>
  typeof value === 'object' &&
  value !== null &&
  'seq' in value &&
  typeof value.seq === 'number' &&
  'hash' in value &&
  typeof value.hash === 'string' &&
  'at' in value &&
  typeof value.at === 'string' &&
  'signature' in value &&
  typeof value.signature === 'string';

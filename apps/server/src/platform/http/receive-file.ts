import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { failure, inputInvalid } from '../errors.js';
import { newId, type FileId } from '../ids.js';
import { filePart, requestBytes, type Upload } from './multipart.js';

/** An uploaded file, whole and on disk. */
export interface ReceivedFile {
  readonly id: FileId;
  /** as the sender called it, for people; "file" when it said nothing */
  readonly name: string;
  readonly bytes: number;
  /** hexadecimal */
  readonly sha256: string;
  /** where it lies */
  readonly path: string;
}

const unit = 1024 * 1024;

/**
 * Streams the one file of a request to disk under `Config.folder`/files: the raw body, with its name in `x-file-name` (percent-encoded),
 * or the first file part of a form. It appears under its id when all of it is safe on disk, and a broken upload leaves nothing.
 * Throws INPUT_INVALID for an empty or cut upload, LIMIT_REACHED when it is over `limits.fileBytes` or the disk is full.
 */
export async function receiveFile(request: IncomingMessage, config: Pick<Config, 'folder' | 'limits'>): Promise<ReceivedFile> {
  const most = config.limits.fileBytes;
  if (Number(request.headers['content-length'] ?? 0) > most + unit) throw tooLarge(most);
  const part = /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '') ? await filePart(request) : rawBody(request);
  return keepFile(part, config);
}

/** Streams a file to disk under `Config.folder`/files, as `receiveFile` does, wherever it comes from. */
export async function keepFile({ name, content }: Upload, config: Pick<Config, 'folder' | 'limits'>): Promise<ReceivedFile> {
  const folder = join(config.folder, 'files');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = newId<'File'>();
  const draft = join(folder, `${id}.part`);
  const path = join(folder, id);
  try {
    const written = await write(content, draft, config.limits.fileBytes);
    if (written.bytes === 0) throw inputInvalid({ path: 'file', rule: 'is empty' });
    await rename(draft, path);
    await syncFolder(folder);
    return { id, name, path, ...written };
  } catch (error) {
    await rm(draft, { force: true });
    throw await explain(error, folder);
  }
}

function rawBody(request: IncomingMessage): Upload {
  const given = request.headers['x-file-name'];
  return { name: readName(typeof given === 'string' ? given : ''), content: requestBytes(request) };
}

function readName(encoded: string): string {
  try {
    return decodeURIComponent(encoded).split(/[/\\]/).at(-1) || 'file';
  } catch {
    return encoded;
  }
}

async function write(
  content: AsyncIterable<Buffer>,
  path: string,
  most: number,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > most) throw tooLarge(most);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** So that the new name survives a power cut as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined); // Windows opens no folders
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const tooLarge = (most: number): Error => failure('LIMIT_REACHED', `A file has ${Math.round(most / unit)} MB at most.`, { limit: most });

async function explain(error: unknown, folder: string): Promise<unknown> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') {
    const { bavail, bsize } = await statfs(folder);
    return failure('LIMIT_REACHED', `The disk is full: ${Math.round((bavail * bsize) / unit)} MB are left.`);
  }
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return inputInvalid({ path: 'file', rule: 'was cut off before its end' });
  return error;
}

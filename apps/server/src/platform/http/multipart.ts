import type { IncomingMessage } from 'node:http';
import { inputInvalid } from '../errors.js';

/** The content of an upload, and what its sender called it. */
export interface Upload {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

const headerBytes = 16 * 1024;

/** The first file of a multipart/form-data request, as a stream; fields before it and everything after it are passed over. */
export async function filePart(request: IncomingMessage): Promise<Upload> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(request.headers['content-type'] ?? '');
  const delimiter = Buffer.from(`\r\n--${boundary?.[1] ?? boundary?.[2] ?? ''}`);
  const reader = partReader(request);
  for (;;) {
    await reader.passOver(delimiter);
    const headers = await reader.head();
    const name = fileName(headers);
    if (name !== undefined) return { name, content: reader.content(delimiter) };
  }
}

/** The bytes of a request as they come. A reader that stops early leaves the connection open for the answer. */
export async function* requestBytes(request: IncomingMessage): AsyncGenerator<Buffer, void, void> {
  for await (const chunk of request.iterator({ destroyOnReturn: false })) if (Buffer.isBuffer(chunk)) yield chunk;
}

function partReader(request: IncomingMessage) {
  const chunks = requestBytes(request);
  let held: Buffer = Buffer.from('\r\n'); // the first delimiter stands at the very beginning

  const more = async (): Promise<boolean> => {
    const next = await chunks.next();
    if (next.done) return false;
    held = Buffer.concat([held, next.value]);
    return true;
  };

  /** What comes before the marker; the marker itself is consumed. */
  async function* upTo(marker: Buffer): AsyncGenerator<Buffer, void, void> {
    for (;;) {
      const at = held.indexOf(marker);
      if (at >= 0) {
        const last = held.subarray(0, at);
        held = held.subarray(at + marker.length);
        yield last;
        return;
      }
      const certain = held.length - marker.length + 1; // the rest may be the beginning of the marker
      if (certain > 0) {
        const sure = held.subarray(0, certain);
        held = held.subarray(certain);
        yield sure;
      }
      if (!(await more())) throw inputInvalid({ path: 'file', rule: 'is missing, or was cut off before its end' });
    }
  }

  async function passOver(marker: Buffer): Promise<void> {
    const passed = upTo(marker);
    while (!(await passed.next()).done);
  }

  async function* content(delimiter: Buffer): AsyncGenerator<Buffer, void, void> {
    yield* upTo(delimiter);
    do held = Buffer.alloc(0);
    while (await more());
  }

  async function head(): Promise<string> {
    let text = '';
    for await (const piece of upTo(Buffer.from('\r\n\r\n'))) {
      text += piece.toString('latin1');
      if (text.length > headerBytes) throw inputInvalid({ path: 'file', rule: 'has a part with too many headers' });
    }
    return Buffer.from(text, 'latin1').toString('utf8');
  }

  return { passOver, head, content };
}

function fileName(headers: string): string | undefined {
  const name = /\bfilename="([^"]*)"/i.exec(headers)?.[1];
  return name === undefined ? undefined : name.split(/[/\\]/).at(-1) || 'file';
}

import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { UnreadableFile } from './unreadable-file.js';

/** What is heard of an XML text as it streams by; names are without their prefix. */
export interface XmlListener {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads an XML text piece by piece; after each piece what was heard of it can be taken. Throws UnreadableFile for what is no XML. */
export async function* xmlPieces(stream: Readable, listener: XmlListener): AsyncGenerator<number, void, void> {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', ({ name, attributes }) => listener.open?.(local(name), attributes));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => listener.close?.(local(name)));
  parser.on('error', () => {
    throw new UnreadableFile('The workbook is damaged: one of its parts is no XML.');
  });
  parser.on('doctype', () => {
    throw new UnreadableFile('The workbook declares a document type, which no workbook does.');
  });
  const decoder = new TextDecoder();
  try {
    for await (const piece of stream) {
      if (!(piece instanceof Uint8Array)) continue;
      parser.write(decoder.decode(piece, { stream: true }));
      yield piece.length;
    }
    parser.write(decoder.decode()).close();
    yield 0;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('The workbook is damaged: one of its parts does not unpack.');
  } finally {
    stream.destroy();
  }
}

/** Reads an XML text to its end. */
export async function readXml(stream: Readable, listener: XmlListener): Promise<void> {
  for await (const _ of xmlPieces(stream, listener)) continue;
}

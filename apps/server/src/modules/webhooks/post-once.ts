import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isPublic } from './public-address.js';

/** Milliseconds that a receiver may take. */
const patience = 10_000;

/** An address that a webhook must not go to. */
export class ClosedAddress extends Error {
  override readonly name = 'ClosedAddress';
}

/** What came of a request. Its body is not looked at. */
export interface Posted {
  readonly status: number;
}

/**
 * Posts JSON to an address. Its name is resolved once, each address it has must be public, and the connection goes to the one that was looked at,
 * so that a name cannot point elsewhere between look and request. Redirects are not followed. Throws ClosedAddress, or what went wrong.
 */
export async function postOnce(url: URL, headers: Readonly<Record<string, string>>, payload: string, toPrivate: boolean): Promise<Posted> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(host, { all: true });
  const [first] = found;
  if (!first || (!toPrivate && found.some(({ address }) => !isPublic(address))))
    throw new ClosedAddress('The address is not of the public internet.');
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload), 'user-agent': 'Regulars' },
        timeout: patience,
        agent: false,
        lookup: (_name, options, answer) => {
          if (options.all) answer(null, [first]);
          else answer(null, first.address, first.family);
        },
      },
      (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0 });
      },
    );
    const over = setTimeout(() => sent.destroy(new Error('No answer in time.')), patience).unref();
    sent.once('timeout', () => sent.destroy(new Error('No answer in time.')));
    sent.once('error', reject);
    sent.once('close', () => clearTimeout(over));
    sent.end(payload);
  });
}

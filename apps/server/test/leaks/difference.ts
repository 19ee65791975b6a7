import type { Client } from '../support/serve-graph.js';
import type { Question } from './doors.js';
import { absentFor } from './stand.js';

/** Everything of an answer that a caller can look at, but for when it was sent. */
interface Seen {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

export async function seen(client: Client, { query, variables }: Question, path = '/graphql'): Promise<Seen> {
  const response = await client.post(path, JSON.stringify({ query, variables }), {
    'content-type': 'application/json',
    accept: path === '/graphql' ? 'application/json' : 'text/event-stream',
  });
  const headers = [...response.headers].filter(([name]) => !['date', 'keep-alive', 'etag', 'set-cookie'].includes(name));
  return { status: response.status, headers: JSON.stringify(headers), text: withoutReference(await response.text()) };
}

/** What failed is found in the log under a reference that no two answers share. */
const withoutReference = (text: string): string =>
  text.replaceAll(/under [\w-]{8}\./g, 'under it.').replaceAll(/"reference":"[\w-]{8}"/g, '"reference":""');

/** Answers for names that are not there, each asked once of a client. */
export class Absent {
  readonly #known = new Map<string, Promise<Seen>>();

  of(client: Client, question: Question, path?: string): Promise<Seen> {
    const key = JSON.stringify([question, path]);
    const answer = this.#known.get(key) ?? seen(client, question, path);
    this.#known.set(key, answer);
    return answer;
  }
}

/** What differs between the answers for a hidden name and for one that never was; undefined when nothing does. */
export async function differenceAt(
  client: Client,
  absents: Absent,
  hidden: string,
  ask: (name: string) => Question,
  path?: string,
): Promise<string | undefined> {
  const absent = absentFor(hidden);
  const [one, other] = [await seen(client, ask(hidden), path), await absents.of(client, ask(absent), path)];
  if (/did you mean/i.test(one.text)) return `suggests: ${one.text}`;
  // A type that is not there is told by null, everything else by an error.
  if (!one.text.includes('"errors"') && !one.text.includes('"__type":null')) return `is answered: ${one.text.slice(0, 300)}`;
  const whole = new RegExp(`\\b${hidden}\\b`, 'g');
  const isSame =
    one.status === other.status &&
    one.headers === other.headers &&
    one.text.replaceAll(whole, absent) === other.text.replaceAll(whole, absent);
  return isSame ? undefined : `${one.status} ${one.headers} ${one.text}\n${other.status} ${other.headers} ${other.text}`;
}

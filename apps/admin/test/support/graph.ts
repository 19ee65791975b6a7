import type { DemoShop } from './demo-shop.js';

type Json = Readonly<Record<string, unknown>>;

/** Asks the graph; answers its data, throws its errors. */
export type Ask = (query: string, variables?: Json) => Promise<Json>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A program that is signed in, without a browser. */
export interface Program {
  readonly ask: Ask;
  /** Sends a file; answers its id. */
  upload(name: string, text: string): Promise<string>;
}

/** A program that signs in to the demo as one of its accounts. */
export async function programAs(shop: DemoShop, role: 'owner' | 'marketer' | 'analyst' | 'support'): Promise<Program> {
  let cookie = '';
  const ask: Ask = async (query, variables = {}) => {
    const response = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    cookie ||= response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const answer: unknown = await response.json();
    if (!isJson(answer) || !isJson(answer['data'])) throw new Error(JSON.stringify(answer));
    return answer['data'];
  };
  await ask('mutation ($email: String!) { signIn(email: $email, password: "demo") { user { id } } }', { email: `${role}@demo.test` });
  const upload = async (name: string, text: string): Promise<string> => {
    const response = await fetch(`${shop.url}/files`, { method: 'POST', body: text, headers: { cookie, 'x-file-name': name } });
    const answer: unknown = await response.json();
    if (!isJson(answer)) throw new Error('The file was not taken.');
    return String(answer['id']);
  };
  return { ask, upload };
}

/** How many customers meet a condition, as the graph counts them. */
export async function countOf(ask: Ask, condition: string): Promise<number> {
  const { previewSegment } = await ask('query ($condition: Condition!) { previewSegment(condition: $condition) { count } }', { condition });
  return isJson(previewSegment) ? Number(previewSegment['count']) : Number.NaN;
}

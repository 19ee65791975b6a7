import type { DemoShop } from './demo-shop.js';

type Json = Readonly<Record<string, unknown>>;

/** Asks the graph; answers its data, throws its errors. */
export type Ask = (query: string, variables?: Json) => Promise<Json>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A program that signs in to the demo as one of its accounts and asks the graph, without a browser. */
export async function programAs(shop: DemoShop, role: 'owner' | 'marketer' | 'analyst' | 'support'): Promise<Ask> {
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
  return ask;
}

/** How many customers meet a condition, as the graph counts them. */
export async function countOf(ask: Ask, condition: string): Promise<number> {
  const { previewSegment } = await ask('query ($condition: Condition!) { previewSegment(condition: $condition) { count } }', { condition });
  return isJson(previewSegment) ? Number(previewSegment['count']) : Number.NaN;
}

import { recordIn, retryAfterOf } from './answer.js';
import { PartnerError } from './errors.js';

/** How a program says who it is. */
export type Credentials = { readonly apiKey: string } | { readonly clientId: string; readonly clientSecret: string };

/** What is sent as `Authorization: Bearer`. */
export interface Bearer {
  current(): Promise<string>;
  /** Forgets what the shop no longer takes; whether there can be another. */
  renew(refused: string): boolean;
}

/** seconds before its end from which on a token is not used any more */
const margin = 30;

/** The key itself, or an access token (OAuth 2.0 client credentials) that is taken when first needed and renewed before it ends. */
export function bearerFor(url: string, credentials: Credentials, post: typeof fetch): Bearer {
  if ('apiKey' in credentials) return { current: () => Promise.resolve(credentials.apiKey), renew: () => false };
  let taken: Promise<{ readonly token: string; readonly endsAt: number }> | undefined;
  let last = '';
  return {
    current: async () => {
      const asked = (taken ??= takeToken(url, credentials, post));
      try {
        const { token, endsAt } = await asked;
        last = token;
        if (performance.now() < endsAt) return token;
      } catch (error) {
        taken = undefined;
        throw error;
      }
      if (taken === asked) taken = takeToken(url, credentials, post);
      return (await taken).token;
    },
    renew: (refused) => {
      if (refused === last) taken = undefined;
      return true;
    },
  };
}

async function takeToken(url: string, { clientId, clientSecret }: Extract<Credentials, { clientId: string }>, post: typeof fetch) {
  const started = performance.now();
  const response = await post(new URL('/oauth/token', url), {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const body = await recordIn(response);
  const [token, seconds] = [body?.['access_token'], body?.['expires_in']];
  if (response.ok && typeof token === 'string') return { token, endsAt: started + (Number(seconds ?? 0) - margin) * 1000 };
  const codes: Readonly<Record<number, string>> = { 400: 'UNAUTHENTICATED', 401: 'UNAUTHENTICATED', 429: 'LIMIT_REACHED' };
  throw new PartnerError(
    body ? `${String(body['error'])}: ${String(body['error_description'])}` : `The shop answered ${response.status}.`,
    {
      code: codes[response.status] ?? 'UNAVAILABLE',
      retryAfter: retryAfterOf(response),
    },
  );
}

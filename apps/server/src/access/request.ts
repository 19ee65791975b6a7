import type { PlatformCtx } from '../platform/ctx.js';
import type { DocumentLimits } from './document-limits.js';
import type { Views } from './schema-view.js';
import type { Ctx, Viewer } from './viewer.js';

/** How the caller's browser is reached: https, http on this very machine, or http over a network, where no password belongs. */
export type Transport = 'https' | 'loopback' | 'plain';

/** What accounts need of the HTTP exchange a request came in by. */
export interface Exchange {
  /** IP address of the caller */
  readonly address: string;
  /** the browser's name of itself, cut to 200 characters */
  readonly agent: string | undefined;
  readonly transport: Transport;
  /** the session token that came with the request */
  readonly token: string | undefined;
  /** the key or access token of a program, from the Authorization header */
  readonly bearer: string | undefined;
  /** Hands the browser a session token; undefined takes it away. */
  readonly setToken: (token: string | undefined) => void;
}

/** The context of a request over HTTP; `viewer` is undefined while nobody is signed in. */
export interface RequestCtx extends PlatformCtx {
  readonly viewer: Viewer | undefined;
  readonly exchange: Exchange;
  readonly documentLimits: DocumentLimits;
  /** The schema as any rights would see it. */
  readonly viewFor: Views['viewFor'];
  /** Whether mails can be sent. */
  readonly canMail: boolean;
}

/** The context of a request of somebody signed in: a `Ctx` with its exchange. */
export interface SignedInCtx extends Ctx {
  readonly exchange: Exchange;
  readonly documentLimits: DocumentLimits;
  readonly viewFor: Views['viewFor'];
  /** Whether mails can be sent. */
  readonly canMail: boolean;
}

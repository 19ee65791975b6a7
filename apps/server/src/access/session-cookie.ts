import type { Request, Response } from 'express';
import type { Exchange, Transport } from './request.js';
import { sessionLifetime } from './sessions.js';

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** How the caller is reached. A proxy's word counts only when the operator says there is a proxy to trust. */
function transportOf(request: Request, trustProxy: boolean): Transport {
  const encrypted = 'encrypted' in request.socket && request.socket.encrypted === true;
  const forwarded = trustProxy ? request.get('x-forwarded-proto')?.split(',')[0]?.trim() : undefined;
  if (encrypted || forwarded === 'https') return 'https';
  // What the browser's address bar says. A proxy may rewrite the host, but not the origin of the page that asks.
  const origin = request.get('origin') ?? 'http://localhost';
  const isLocal = loopbackHost.test(request.get('host') ?? '') && loopbackHost.test(origin.replace(/^http:\/\//, ''));
  return isLocal && forwarded === undefined ? 'loopback' : 'plain';
}

/** The address attempts are counted by: the nearest proxy's last entry when it is trusted, else the socket's. */
function addressOf(request: Request, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? request.socket.remoteAddress ?? 'unknown';
}

const cookieName = (transport: Transport): string => (transport === 'https' ? '__Host-regulars' : 'regulars');

function readCookie(request: Request, name: string): string | undefined {
  const found = (request.get('cookie') ?? '').split(';').find((pair) => pair.trimStart().startsWith(`${name}=`));
  return found?.slice(found.indexOf('=') + 1).trim();
}

/** Reads what accounts need of a request, and writes session cookies into its response. */
export function exchangeOf(request: Request, response: Response, trustProxy: boolean): Exchange {
  const transport = transportOf(request, trustProxy);
  const name = cookieName(transport);
  return {
    address: addressOf(request, trustProxy),
    agent: request.get('user-agent')?.slice(0, 200),
    transport,
    token: transport === 'plain' ? undefined : readCookie(request, name),
    bearer: transport === 'plain' ? undefined : /^Bearer ([\w.-]{1,200})$/i.exec(request.get('authorization') ?? '')?.[1],
    setToken: (token) => {
      response.cookie(name, token ?? '', {
        httpOnly: true,
        sameSite: 'lax',
        secure: transport === 'https',
        path: '/',
        maxAge: token === undefined ? 0 : sessionLifetime,
      });
    },
  };
}

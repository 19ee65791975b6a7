import { createServer, type RequestListener, type Server } from 'node:http';

/** An HTTP server that listens. */
export interface ListeningServer {
  readonly server: Server;
  /** such as http://127.0.0.1:4000 */
  readonly url: string;
  /** Takes no more connections and waits for open requests, `patience` milliseconds at most. */
  close(patience: number): Promise<void>;
}

/** Listens, or rejects with a message that says what an operator can do. */
export async function listenHttp(app: RequestListener, host: string, port: number): Promise<ListeningServer> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(explain(error, host, port))));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return { server, url: `http://${visibleHost(host)}:${actual}`, close: (patience) => close(server, patience) };
}

function close(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patience); // subscriptions stay open for ever
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npx --yes pnpm@12 start`;
    case 'EACCES':
      return `Port ${port} may not be used by this account; choose one above 1023 with PORT=4000.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is "${host}", which is no address of this machine; 127.0.0.1 or 0.0.0.0 always are.`;
    default:
      return `Cannot listen on ${host}:${port}: ${error.message}`;
  }
}

/** An address that a browser on this machine can open. */
function visibleHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

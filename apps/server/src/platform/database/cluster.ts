import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeOwnFolder, putInPlace, type Home } from './home.js';
import { runProgram } from './run-program.js';

/**
 * Makes the database folder when it is not there yet, whole or not at all: it is built beside and renamed into place, so a kill in between
 * leaves nothing half made, and of two processes that start at once the second finds the folder of the first.
 */
export async function ensureCluster(home: Home): Promise<void> {
  if (existsSync(join(home.folder, 'data', 'PG_VERSION'))) return;
  const draft = `${home.folder}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await makeOwnFolder(draft, home.account);
    const passwordFile = join(draft, 'password');
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (home.account) await chown(passwordFile, home.account.uid, home.account.gid);
    await runProgram(
      join(home.programs, 'bin', 'initdb'),
      [
        `--pgdata=${join(draft, 'data')}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // PostgreSQL's own locale: the same order and case of letters on every system, whatever locales it has installed
        '--locale-provider=builtin',
        '--locale=C',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
      ],
      home.account,
    );
    await putInPlace(draft, home.folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The password of the roles "postgres" and "regulars", readable by the owner of the folder only. */
export async function readPassword(home: Home): Promise<string> {
  return (await readFile(join(home.folder, 'password'), 'utf8')).trim();
}

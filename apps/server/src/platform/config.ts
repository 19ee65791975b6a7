import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every limit a caller can meet, in one place. */
export interface Limits {
  /** bytes of a GraphQL request */
  readonly bodyBytes: number;
  /** records of one bulk mutation */
  readonly bulkRecords: number;
  /** records of a page when none is asked for, and at most */
  readonly pageRecords: { readonly usual: number; readonly most: number };
  /** bytes of an uploaded file */
  readonly fileBytes: number;
  /** columns of an imported file */
  readonly columns: number;
  /** levels of a GraphQL operation */
  readonly depth: number;
  /** points of a GraphQL operation */
  readonly cost: number;
  /** operations that one person may ask within a minute, on one server */
  readonly operationsPerMinute: number;
  /** points that these may cost together */
  readonly costPerMinute: number;
}

/** How mails are sent, and the address their links begin with. */
export interface MailConfig {
  /** smtp:// or smtps:// with user and password where the server asks for them */
  readonly smtpUrl: string;
  readonly from: string;
  /** without a slash at its end */
  readonly publicUrl: string;
}

/** What an operator sets from outside; README's configuration table says the same. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port */
  readonly port: number;
  /** Folder of everything this installation keeps: the embedded database, uploaded files, exports. */
  readonly folder: string;
  /** Folder of the built admin; absent files are answered with 404. */
  readonly adminFolder: string;
  /** Folder whose files are imported by themselves; undefined for none. */
  readonly importFolder: string | undefined;
  /** A PostgreSQL to use instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: LogLevel;
  /** Whether an empty embedded database is filled with the demo shop. */
  readonly demo: boolean;
  /** Whether a proxy in front says how callers came, by X-Forwarded-Proto and X-Forwarded-For; without one anybody could claim https. */
  readonly trustProxy: boolean;
  /** How mails are sent; undefined for not at all. */
  readonly mail: MailConfig | undefined;
  /** Whether webhooks may go to addresses of this machine and of private networks: for tests. */
  readonly webhooksToPrivate: boolean;
  /** Milliseconds after which the database gives up on one reading statement. */
  readonly statementTimeout: number;
  /** What counts: PostgreSQL alone, bitmaps over a columnar replica, or the replica where the shop is large enough for it. */
  readonly engine: EngineChoice;
  /** Bytes that the bitmaps of conditions may take. */
  readonly bitmapBytes: number;
  readonly limits: Limits;
}

const engines = ['auto', 'postgres', 'columnar'] as const;
export type EngineChoice = (typeof engines)[number];

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A setting that cannot be understood; its message names the variable, the value and what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const projectFolder = fileURLToPath(new URL('../../../../', import.meta.url));
const mebibyte = 1024 * 1024;

const limits: Limits = {
  bodyBytes: 2 * mebibyte,
  bulkRecords: 1000,
  pageRecords: { usual: 50, most: 1000 },
  fileBytes: 2048 * mebibyte,
  columns: 500,
  depth: 12,
  cost: 10_000,
  operationsPerMinute: 6000,
  costPerMinute: 5_000_000,
};

/** Reads the environment, the only place that does. Throws `ConfigError` at the first value it does not understand. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = <T>(name: string, usual: T, parse: (text: string) => T | undefined, expected: string): T => {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return usual;
    const value = parse(text);
    if (value === undefined) throw new ConfigError(`${name} is "${text}", expected ${expected}.`);
    return value;
  };
  return {
    host: read('HOST', '127.0.0.1', hostName, 'a host name or an address to listen on, such as 127.0.0.1 or 0.0.0.0'),
    port: read('PORT', 4000, wholeNumber(0, 65_535), 'a whole number from 0 to 65535'),
    folder: read('REGULARS_DATA', resolve(projectFolder, '.regulars'), (text) => resolve(text), 'a folder'),
    adminFolder: resolve(projectFolder, 'apps/admin/dist'),
    importFolder: read<string | undefined>('IMPORT_FOLDER', undefined, (text) => resolve(text), 'a folder'),
    databaseUrl: read<string | undefined>('DATABASE_URL', undefined, postgresUrl, 'postgres://user:password@host:5432/database'),
    logLevel: read<LogLevel>('LOG_LEVEL', 'warn', (text) => logLevels.find((level) => level === text), `one of ${logLevels.join(', ')}`),
    demo: read('REGULARS_DEMO', true, onOrOff, 'on or off'),
    trustProxy: read('TRUST_PROXY', false, onOrOff, 'on or off'),
    mail: readMail(
      read<string | undefined>('SMTP_URL', undefined, urlOf(/^smtps?:$/), 'smtp://user:password@host:587'),
      read<string | undefined>('MAIL_FROM', undefined, mailAddress, 'an e-mail address'),
      read<string | undefined>('PUBLIC_URL', undefined, urlOf(/^https?:$/), 'an address such as https://regulars.shop.example'),
    ),
    webhooksToPrivate: read('WEBHOOKS_TO_PRIVATE', false, onOrOff, 'on or off'),
    statementTimeout: read('STATEMENT_TIMEOUT', 30_000, wholeNumber(100, 3_600_000), 'milliseconds from 100 to 3600000'),
    engine: read<EngineChoice>('REGULARS_ENGINE', 'auto', (text) => engines.find((one) => one === text), `one of ${engines.join(', ')}`),
    bitmapBytes: read('REGULARS_BITMAPS', 256, wholeNumber(1, 65_536), 'mebibytes from 1 to 65536') * mebibyte,
    limits: {
      ...limits,
      operationsPerMinute: read(
        'OPERATIONS_PER_MINUTE',
        limits.operationsPerMinute,
        wholeNumber(60, 1_000_000),
        'a whole number from 60 to 1000000',
      ),
    },
  };
}

/** All three settings of mail, or none of SMTP. */
function readMail(smtpUrl: string | undefined, from: string | undefined, publicUrl: string | undefined): MailConfig | undefined {
  if (smtpUrl === undefined) return undefined;
  if (from === undefined || publicUrl === undefined) throw new ConfigError('SMTP_URL is set, so MAIL_FROM and PUBLIC_URL are needed too.');
  return { smtpUrl, from, publicUrl };
}

const urlOf =
  (protocols: RegExp) =>
  (text: string): string | undefined =>
    URL.canParse(text) && protocols.test(new URL(text).protocol) ? text.replace(/\/+$/, '') : undefined;

const mailAddress = (text: string): string | undefined => (/^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined);

const hostName = (text: string): string | undefined => (/^[\w.:-]+$/.test(text) ? text : undefined);

function wholeNumber(least: number, most: number) {
  return (text: string): number | undefined => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= least && value <= most ? value : undefined;
  };
}

function onOrOff(text: string): boolean | undefined {
  if (/^(on|true|yes|1)$/i.test(text)) return true;
  if (/^(off|false|no|0)$/i.test(text)) return false;
  return undefined;
}

function postgresUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1 ? text : undefined;
}

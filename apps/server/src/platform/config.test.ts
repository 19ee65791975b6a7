import { expect, test } from 'vitest';
import { readConfig } from './config.js';

test('without any setting the server listens on this machine only', () => {
  const config = readConfig({});
  expect([config.host, config.port, config.databaseUrl, config.demo]).toEqual(['127.0.0.1', 4000, undefined, true]);
});

test.each([
  ['PORT', '80000', 'PORT is "80000", expected a whole number from 0 to 65535.'],
  ['PORT', '4e3', 'PORT is "4e3", expected a whole number from 0 to 65535.'],
  ['DATABASE_URL', 'mysql://a/b', 'DATABASE_URL is "mysql://a/b", expected postgres://user:password@host:5432/database.'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud", expected one of fatal, error, warn, info, debug, trace, silent.'],
  ['REGULARS_ENGINE', 'fast', 'REGULARS_ENGINE is "fast", expected one of auto, postgres, columnar.'],
  ['REGULARS_BITMAPS', '0', 'REGULARS_BITMAPS is "0", expected mebibytes from 1 to 65536.'],
  ['REGULARS_DEMO', 'maybe', 'REGULARS_DEMO is "maybe", expected on or off.'],
])('%s=%s is refused with what was expected', (name, value, message) => {
  expect(() => readConfig({ [name]: value })).toThrow(message);
});

test('an empty setting is an absent one', () => {
  expect(readConfig({ PORT: ' ', REGULARS_DEMO: 'off' })).toMatchObject({ port: 4000, demo: false });
});

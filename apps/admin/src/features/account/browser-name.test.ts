import { expect, test } from 'vitest';
import { browserName } from './browser-name.js';

test('a browser is named with its system, not by those it resembles', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(browserName(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`)).toBe('Edge, Windows');
  expect(browserName(`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/140.0 Safari/537.36`)).toBe('Chrome, Linux');
  expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604')).toBe('Safari, iOS');
  expect(browserName('curl/8.0')).toBeUndefined();
});

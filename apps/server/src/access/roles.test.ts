import { labels } from '@regulars/graph';
import { expect, test } from 'vitest';
import { builtInRoleKeys, builtInRoles } from './roles.js';

const letters = { none: '–', aggregate: 'A', masked: 'M', read: 'R', write: 'W' } as const;

test('the built-in roles are the matrix that the documentation shows', () => {
  const table = labels.map((label) =>
    [label, ...builtInRoleKeys.map((role) => letters[builtInRoles[role].labels[label] ?? 'none'])].join(' '),
  );
  expect(['label', ...builtInRoleKeys].join(' ')).toBe('label owner marketer analyst support partner');
  expect(table).toEqual([
    'record W R R R –',
    'identity W R – R –',
    'contact W M – W –',
    'demographic W R R R –',
    'sensitive W – – – –',
    'behaviour W R R R –',
    'value W R R – –',
    'loyalty W R R R –',
    'feedback W R R R –',
    'consent W R R R –',
    'operations W R R R –',
  ]);
});

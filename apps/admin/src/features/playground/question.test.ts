import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { askedOf, toCurl, valuesOf, withValue } from './question.js';

const schema = buildSchema(`
  scalar Condition
  enum Locale { EN ZH_CN }
  input Order { by: String }
  type Query { customers(where: Condition, first: Int, orderBy: [Order!], locale: Locale, deep: Boolean): Int }
`);

test('a document asks for each of its variables in the form of its type', () => {
  const document =
    'query ($where: Condition!, $first: Int! = 20, $orderBy: [Order!], $locale: Locale, $deep: Boolean) { customers(where: $where, first: $first, orderBy: $orderBy, locale: $locale, deep: $deep) }';
  expect(askedOf(document, schema).map(({ name, form, isRequired }) => [name, form, isRequired])).toEqual([
    ['where', 'text', true],
    ['first', 'number', false],
    ['orderBy', 'json', false],
    ['locale', 'choice', false],
    ['deep', 'boolean', false],
  ]);
  expect(askedOf(document, schema)[3]?.choices).toEqual(['EN', 'ZH_CN']);
  expect(askedOf('query ($where: Cond', schema)).toEqual([]);
});

test('a value is put among the others and taken away again', () => {
  const variables = withValue({ first: 5 }, 'city', 'Hangzhou');
  expect(valuesOf(variables)).toEqual({ first: 5, city: 'Hangzhou' });
  expect(withValue({ city: 'Hangzhou' }, 'city', undefined)).toBe('');
  expect(valuesOf('[1]')).toBeUndefined();
  expect(valuesOf('{')).toBeUndefined();
});

test('a question is a command that a shell takes whatever stands in it', () => {
  const command = toCurl(
    { document: `{ customers(where: "city = 'x'") }`, variables: '{ "a": 1 }' },
    { url: 'http://localhost:4000/graphql', email: 'a@b.example' },
  );
  expect(command.split('\n')[1]).toBe(
    String.raw`curl -b regulars.cookies -H 'content-type: application/json' --data-raw '{"query":"{ customers(where: \"city = '\''x'\''\") }","variables":{"a":1}}' 'http://localhost:4000/graphql'`,
  );
  expect(command).toContain('"email":"a@b.example"');
});

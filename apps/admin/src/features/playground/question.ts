import { type DocumentNode, getNamedType, type GraphQLSchema, isEnumType, isNonNullType, Kind, parse, typeFromAST } from 'graphql';

/** What stands in the editors: a document, and its variables as JSON text. */
export interface Question {
  readonly document: string;
  readonly variables: string;
}

/** A variable that a document asks for. */
export interface Asked {
  readonly name: string;
  /** as written, such as `[ID!]!` */
  readonly type: string;
  readonly isRequired: boolean;
  readonly form: 'text' | 'number' | 'boolean' | 'choice' | 'json';
  readonly choices: readonly string[];
}

export type Values = Readonly<Record<string, unknown>>;

function parsed(document: string): DocumentNode | undefined {
  try {
    return parse(document);
  } catch {
    return undefined;
  }
}

/** The variables of the first operation; none while the document cannot be read. */
export function askedOf(document: string, schema: GraphQLSchema | null | undefined): readonly Asked[] {
  const operation = parsed(document)?.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (!schema || operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }): Asked[] => {
    const known = typeFromAST(schema, type);
    if (!known) return [];
    const named = getNamedType(known);
    const isList = String(known).startsWith('[');
    const choices = isEnumType(named) && !isList ? named.getValues().map(({ name }) => name) : [];
    return [
      {
        name: variable.name.value,
        type: String(known),
        isRequired: isNonNullType(known) && defaultValue === undefined,
        form: isList ? 'json' : choices.length > 0 ? 'choice' : formOf(named.name, 'getFields' in named),
        choices,
      },
    ];
  });
}

function formOf(type: string, isObject: boolean): Asked['form'] {
  if (isObject) return 'json';
  if (type === 'Boolean') return 'boolean';
  return type === 'Int' || type === 'Float' ? 'number' : 'text';
}

/** The variables as an object; undefined while the text is none. */
export function valuesOf(variables: string): Values | undefined {
  if (variables.trim() === '') return {};
  try {
    const given: unknown = JSON.parse(variables);
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.fromEntries(Object.entries(given)) : undefined;
  } catch {
    return undefined;
  }
}

/** The variables with another value of one; undefined takes it away. */
export function withValue(values: Values, name: string, value: unknown): string {
  const next = Object.fromEntries(Object.entries({ ...values, [name]: value }).filter(([, one]) => one !== undefined));
  return Object.keys(next).length === 0 ? '' : JSON.stringify(next, null, 2);
}

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The question as a command of a shell, with the sign-in that its cookie comes from. */
export function toCurl({ document, variables }: Question, { url, email }: { readonly url: string; readonly email: string }): string {
  const send = (body: object, cookies: string) =>
    `curl ${cookies} -H 'content-type: application/json' --data-raw ${quoted(JSON.stringify(body))} ${quoted(url)}`;
  const signIn = { query: 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { user { id } } }' };
  const values = valuesOf(variables) ?? {};
  return [
    send({ ...signIn, variables: { email, password: '…' } }, '-c regulars.cookies'),
    send({ query: document, ...(Object.keys(values).length === 0 ? {} : { variables: values }) }, '-b regulars.cookies'),
  ].join('\n');
}

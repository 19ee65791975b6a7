import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Coordinate } from './coordinates.js';
import type { Question } from './doors.js';
import { called, leaf, type ValueWay, valueWaysOf, type Way, waysOf } from './reach.js';

/** A question that names something of the schema; `ask` puts another name in its place. */
export interface Probe {
  readonly path: string;
  readonly ask: (name: string) => Question;
}

type Put = (name: string) => string;

const inField = ({ on, operation, wrap }: Way): readonly Probe[] => {
  const shapes: Readonly<Record<string, Put>> = {
    select: (name) => operation + wrap(name),
    'select more of': (name) => operation + wrap(`${name} { id }`),
    alias: (name) => operation + wrap(`id: ${name}`),
    fragment: (name) => `fragment f on ${on.name} { ${name} } ${operation}${wrap('...f')}`,
    'inline fragment': (name) => operation + wrap(`... on ${on.name} { __typename ${name} }`),
    argument: (name) => operation + wrap(`${name}(first: 1)`),
    directive: (name) => `${operation} ($no: Boolean = false)${wrap(`__typename ${name} @include(if: $no)`)}`,
  };
  return Object.entries(shapes).map(([path, put]): Probe => ({ path, ask: (name) => ({ query: put(name) }) }));
};

function inArgument(way: Way, member: string): readonly Probe[] {
  const field = isObjectType(way.on) ? way.on.getFields()[member] : undefined;
  if (!field) return [];
  const { operation, wrap } = way;
  return [
    { path: 'argument', ask: (name) => ({ query: operation + wrap(leaf(field, called(field, { [name]: 'null' }))) }) },
    {
      path: 'argument by variable',
      ask: (name) => ({
        query: `${operation} ($${name}: String)${wrap(leaf(field, called(field, { [name]: `$${name}` })))}`,
        variables: { [name]: 'x' },
      }),
    },
  ];
}

/** The name as a field of an input, or as a value of an enum. */
function inValue({ way, field, argument, literal, variable }: ValueWay, kind: 'input' | 'value'): readonly Probe[] {
  const { operation, wrap } = way;
  const put = (value: string): string => wrap(leaf(field, called(field, { [argument.name]: value })));
  return [
    { path: `${kind} literal`, ask: (name) => ({ query: operation + put(literal(kind === 'input' ? `{ ${name}: null }` : name)) }) },
    {
      path: `${kind} by variable`,
      ask: (name) => ({
        query: `${operation} ($v: ${argument.type.toString()})${put('$v')}`,
        variables: { v: variable(kind === 'input' ? { [name]: null } : name) },
      }),
    },
  ];
}

const ofType: readonly Probe[] = [
  {
    path: 'introspection',
    ask: (name) => ({ query: `{ __type(name: "${name}") { kind fields { name } enumValues { name } inputFields { name } } }` }),
  },
  { path: 'fragment on', ask: (name) => ({ query: `fragment f on ${name} { __typename } { ...f }` }) },
  { path: 'type of a variable', ask: (name) => ({ query: `query ($v: ${name}) { __typename }` }) },
];

/** Ways to name a coordinate that is not in a schema, put to who sees that schema; none where the type around it is not there either. */
export function probesOf(schema: GraphQLSchema): (coordinate: Coordinate) => readonly Probe[] {
  const ways = waysOf(schema);
  const values = valueWaysOf(ways);
  return ({ kind, type, member }) => {
    if (kind === 'type') return ofType;
    const [way, value] = [ways.get(type), values.get(type)];
    if (kind === 'field') return way ? inField(way) : [];
    if (kind === 'argument') return way ? inArgument(way, member) : [];
    return value ? inValue(value, kind) : [];
  };
}

/** What of a coordinate a probe names. */
export const namedIn = ({ kind, type, member, argument }: Coordinate): string =>
  kind === 'type' ? type : kind === 'argument' ? argument : member;

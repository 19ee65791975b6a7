import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Extensions, Field, ObjectType } from 'type-graphql';

const readString = (name: string, value: unknown, accept: (text: string) => boolean): string => {
  if (typeof value === 'string' && accept(value)) return value;
  throw new GraphQLError(`${name} cannot represent this value.`);
};

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;
const isDate = (text: string): boolean => dateForm.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const stringScalar = (
  name: string,
  description: string,
  accept: (text: string) => boolean,
  serialize: (value: unknown) => string,
): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    description,
    serialize,
    parseValue: (value) => readString(name, value, accept),
    parseLiteral: (node) => readString(name, node.kind === Kind.STRING ? node.value : undefined, accept),
  });

/** An instant; in and out as ISO 8601 with offset. Resolvers get a Date. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in ISO 8601 with offset, such as 2026-03-01T09:30:00+08:00.',
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  parseValue: (value) => new Date(readString('DateTime', value, (text) => instantForm.test(text) && !Number.isNaN(Date.parse(text)))),
  parseLiteral: (node) =>
    new Date(
      readString(
        'DateTime',
        node.kind === Kind.STRING ? node.value : undefined,
        (text) => instantForm.test(text) && !Number.isNaN(Date.parse(text)),
      ),
    ),
});

export const CalendarDate = stringScalar('Date', 'A calendar day, such as 2026-03-01.', isDate, String);

export const TimeZone = stringScalar('TimeZone', 'An IANA time zone, such as Asia/Shanghai.', isZone, String);

/** Whether the platform knows the zone. */
export function isZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone }); // throws at what it does not know
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}

const decimalForm = /^[+-]?\d{1,18}(\.\d{1,9})?$/;

/** An exact decimal number; a string out, a string or number in. */
export const DecimalNumber = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal number as a string, such as "12.50"; plain numbers are accepted as input.',
  serialize: String,
  parseValue: (value) => readString('Decimal', typeof value === 'number' ? String(value) : value, (text) => decimalForm.test(text)),
  parseLiteral: (node) =>
    readString(
      'Decimal',
      node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : undefined,
      (text) => decimalForm.test(text),
    ),
});

/** A whole number beyond 32 bits, exact to 2^53. */
export const Long = new GraphQLScalarType<number, number>({
  name: 'Long',
  description: 'A whole number, exact to 2^53.',
  serialize: Number,
  parseValue: (value) => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    throw new GraphQLError('Long cannot represent this value.');
  },
  parseLiteral: (node) => {
    if (node.kind === Kind.INT && Number.isSafeInteger(Number(node.value))) return Number(node.value);
    throw new GraphQLError('Long cannot represent this value.');
  },
});

/** The segment language: a line of text, or the same thing as its tree. */
export const ConditionScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'Condition',
  description: 'A condition of the segment language: a line of text, or the same thing as its tree in JSON. On the way out, the tree.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' || (typeof value === 'object' && value !== null)) return value;
    throw new GraphQLError('Condition takes a line of text or a tree.');
  },
});

/** An amount of money in the organisation's currency. */
@ObjectType({ description: 'An amount of money.' })
@Extensions({ carrier: true })
export class Money {
  @Field(() => DecimalNumber, { description: 'In major units, such as "12.50".' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217, such as CNY.' })
  currency!: string;
}

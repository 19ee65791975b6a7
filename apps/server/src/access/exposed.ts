import type { Action, Label } from '@regulars/graph';
import type { EnumValue, FieldType } from '@regulars/segment-language';
import { GraphQLBigInt, GraphQLJSON } from 'graphql-scalars';
import { Arg, Extensions, Field, ID, InputType, Int, ObjectType, Float } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ColumnType } from 'typeorm';
import { type FieldSource, registry } from './field-registry.js';
import { CalendarDate, DateTime, DecimalNumber, Long, Money } from './scalars.js';
import type { ChangeKind } from '../platform/changes.js';

type Pair = readonly [en: string, zhCn: string];
const words = ([en, zhCn]: Pair) => ({ en, zhCn });

export interface ExposedOptions {
  readonly title: Pair;
  readonly description: Pair;
  readonly nullable?: boolean;
  /** Primary key column. */
  readonly primary?: boolean;
  /** Name of the column when it is not the snake_case of the property. */
  readonly column?: string;
  /** Makes the field computed: it has no column. */
  readonly from?: FieldSource;
  readonly group?: string;
  readonly synonyms?: readonly string[];
  readonly unit?: string;
  readonly values?: readonly EnumValue[];
  readonly examples?: readonly string[];
  readonly mask?: (value: string) => string;
  /** What is marked as changed when its values do, where that is not the record as a whole. */
  readonly changedBy?: ChangeKind;
  readonly inputs?: readonly string[];
  /** false: shown in the graph only. */
  readonly inLanguage?: boolean;
  /** A GraphQL type other than the usual one of the field's type: an enum, a JSON value. */
  readonly graphType?: () => object;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The GraphQL type that shows a field of the language's type. */
const graphTypes: Record<FieldType, () => unknown> = {
  id: () => ID,
  text: () => String,
  enum: () => String,
  category: () => String,
  number: () => DecimalNumber,
  integer: () => Int,
  money: () => Money,
  boolean: () => Boolean,
  date: () => CalendarDate,
  instant: () => DateTime,
  list: () => [String],
  point: () => [Float],
};

const columnTypes: Record<FieldType, ColumnType> = {
  id: 'uuid',
  text: 'text',
  enum: 'text',
  category: 'text',
  number: 'numeric',
  integer: 'integer',
  money: 'bigint',
  boolean: 'boolean',
  date: 'date',
  instant: 'timestamptz',
  list: 'text',
  point: 'point',
};

/**
 * The one declaration of a field: GraphQL field, column (or, with `from`, the expression of a computed field), permission label and
 * catalogue entry. A property of a record without it does not start up.
 */
export function Exposed(type: FieldType, label: Label, options: ExposedOptions): PropertyDecorator {
  return (prototype, property) => {
    const name = String(property);
    const record = prototype.constructor.name;
    const column = options.column ?? snake(name);
    const nullable = options.nullable ?? false;
    const graphType = options.graphType ?? graphTypes[type];
    Field(() => graphType() as ClassType, { nullable, description: options.description[0], simple: true })(prototype, property);
    Extensions({ label, record, field: name })(prototype, name);
    if (!options.from) {
      const settings = { type: columnTypes[type], name: column, nullable, array: type === 'list' };
      (options.primary ? PrimaryColumn({ type: columnTypes[type], name: column }) : Column(settings))(prototype, property);
    }
    registry.addField({
      record,
      name,
      type,
      label,
      nullable,
      source: options.from ?? { kind: 'column', column },
      title: words(options.title),
      description: words(options.description),
      group: options.group ?? 'profile',
      synonyms: options.synonyms ?? [],
      ...(options.unit === undefined ? {} : { unit: options.unit }),
      values: options.values ?? [],
      examples: options.examples ?? [],
      ...(options.mask === undefined ? {} : { mask: options.mask }),
      ...(options.changedBy === undefined ? {} : { changedBy: options.changedBy }),
      inputs: options.inputs ?? [],
      inLanguage: options.inLanguage ?? true,
      inGraph: true,
    });
  };
}

export interface RelatedOptions {
  readonly kind: 'one' | 'list' | 'connection';
  readonly on: (from: string, to: string) => string;
  readonly orderBy?: readonly string[];
  readonly nullable?: boolean;
  readonly description: string;
  /** The record joined, where it is not the GraphQL type itself (a connection's node). */
  readonly record?: () => { readonly name: string };
}

/** Declares a relation to another record; the reading door fetches it in the statement that fetches its owner. */
export function Related(type: () => object, label: Label, options: RelatedOptions): PropertyDecorator {
  return (prototype, property) => {
    const name = String(property);
    const record = prototype.constructor.name;
    const nullable = options.nullable ?? false;
    const graphType = () => (options.kind === 'list' ? [type() as ClassType] : (type() as ClassType));
    if (options.kind === 'connection') {
      type(); // makes the connection's types now; while the schema is built is too late for type-graphql
      // A field with arguments is a method to type-graphql; the reading door replaces its resolver, so the method is never called.
      Field(graphType, { nullable, description: options.description })(prototype, name, { value: () => undefined });
      Arg('first', () => Int, { nullable: true })(prototype, name, 0);
      Arg('after', () => String, { nullable: true })(prototype, name, 1);
    } else {
      Field(graphType, { nullable, description: options.description, simple: true })(prototype, property);
    }
    Extensions({ label, record, relation: name })(prototype, name);
    const target = options.record ?? (type as () => { readonly name: string });
    registry.addRelation({ record, name, label, target, kind: options.kind, on: options.on, orderBy: options.orderBy ?? [] });
  };
}

/** An entity the graph shows: GraphQL object, table and record in one. `customer` names the column of the customer the row belongs to. */
export function RecordOf(
  table: string,
  options: {
    readonly description: string;
    readonly implements?: abstract new () => object;
    readonly customer?: string;
    readonly only?: (row: string) => string;
    /** What a viewer needs for the type to be there at all. */
    readonly needs?: Needs;
  },
): ClassDecorator {
  return (target) => {
    ObjectType({ description: options.description, ...(options.implements ? { implements: options.implements } : {}) })(target);
    if (options.needs) Extensions({ needs: options.needs })(target);
    Entity(table)(target);
    registry.addRecord({
      name: target.name,
      table,
      ...(options.customer ? { customer: options.customer } : {}),
      ...(options.only ? { only: options.only } : {}),
    });
  };
}

/** Labels a field that a resolver answers rather than a column: without a label the server does not start. */
export const Labelled = (label: Label): MethodDecorator & PropertyDecorator => Extensions({ label });

/** A type that only carries labelled things (a connection, a report): its fields need no label of their own. */
export function Carrier(description: string, name?: string): ClassDecorator {
  return (target) => {
    if (name) ObjectType(name, { description })(target);
    else ObjectType({ description })(target);
    Extensions({ carrier: true })(target);
  };
}

/** What a root field asks of the viewer; without it the field is absent from the viewer's schema. */
export interface Needs {
  readonly action?: Action;
  /** Record fields (`Customer.email`) all of which must be readable. */
  readonly reads?: readonly string[];
  /** Record fields (`Customer.phone`) all of which must be writable. */
  readonly writes?: readonly string[];
  /** Open to people who are signed in; with 'caller', to programs with a key as well, to which nothing else is; with 'anyone', to everybody. */
  readonly open?: 'viewer' | 'caller' | 'anyone';
  /** Arguments that are there only for who may read the named field: { email: 'Customer.email' } */
  readonly args?: Readonly<Record<string, string>>;
  /** Of a mutation: keeps what somebody is still typing, and leaves no entry in the audit log. */
  readonly unrecorded?: boolean;
}

/** Declares what a query, mutation or subscription needs; one without it does not start up. */
export const Needing = (needs: Needs): MethodDecorator & PropertyDecorator => Extensions({ needs });

/** An input whose fields write the record's fields of the same name: each is there only for who may write it. */
export function InputOf(record: string, description: string): ClassDecorator {
  return (target) => {
    InputType({ description })(target);
    Extensions({ writes: record })(target);
  };
}

export { CalendarDate, DateTime, DecimalNumber, GraphQLBigInt, GraphQLJSON, Long, Money };

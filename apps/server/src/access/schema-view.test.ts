import 'reflect-metadata';
import { type GraphQLObjectType, isInputObjectType, isObjectType, validateSchema } from 'graphql';
import { Arg, buildSchema, Field, ID, InputType, Int, Mutation, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { expect, test } from 'vitest';
import { assertEveryFieldLabelled, builtInRoles, type BuiltInRoleKey, connectionOf, createViews, restrictEnumValues } from './index.js';
import { Carrier, Exposed, InputOf, Labelled, Needing, Node, nothing, type Policy, RecordOf } from './index.js';

const about = {
  title: ['Title', '标题'],
  description: ['What it is.', '说明。'],
  from: { kind: 'expression', sql: () => 'null' },
} as const;

@RecordOf('guests', { description: 'A guest.', implements: Node })
class Guest {
  @Exposed('id', 'record', about) id!: string;
  @Exposed('text', 'identity', { ...about, nullable: true }) name!: string;
  @Exposed('text', 'contact', { ...about, nullable: true, mask: () => '***' }) email!: string;
  @Exposed('text', 'contact', { ...about, nullable: true }) address!: string;
  @Exposed('text', 'sensitive', { ...about, nullable: true }) income!: string;
  @Exposed('number', 'value', { ...about, nullable: true }) spent!: string;
  @Exposed('number', 'record', { ...about, nullable: true, inputs: ['Guest.spent', 'Guest.income'] }) share!: string;
}

const GuestConnection = connectionOf('Guest', () => Guest);

@Carrier('What a guest paid.')
class Bill {
  @Field(() => String) text!: string;

  @Field(() => String)
  @Labelled('sensitive')
  note!: string;
}

enum GuestSort {
  NAME = 'name',
  SPENT = 'spent',
}
registerEnumType(GuestSort, { name: 'GuestSort' });
restrictEnumValues('GuestSort', { NAME: 'Guest.name', SPENT: 'Guest.spent' });

@InputOf('Guest', 'A guest to write.')
class GuestInput {
  @Field(() => String, { nullable: true }) name?: string;
  @Field(() => String, { nullable: true }) email?: string;
}

@Resolver()
class GuestResolver {
  @Query(() => Node, { nullable: true })
  @Needing({ open: 'viewer' })
  node(@Arg('id', () => ID) _id: string): null {
    return null;
  }

  @Query(() => Guest, { nullable: true })
  @Needing({ open: 'viewer', args: { email: 'Guest.email', name: 'Guest.name' } })
  guest(
    @Arg('id', () => ID, { nullable: true }) _id: string,
    @Arg('email', () => String, { nullable: true }) _email: string,
    @Arg('name', () => String, { nullable: true }) _name: string,
  ): null {
    return null;
  }

  @Query(() => GuestConnection)
  @Needing({ action: 'customers.list' })
  guests(
    @Arg('by', () => GuestSort, { nullable: true }) _by: GuestSort,
    @Arg('first', () => Int, { nullable: true }) _first: number,
  ): object {
    return {};
  }

  @Query(() => Bill)
  @Needing({ open: 'viewer', reads: ['Guest.spent'] })
  bill(): object {
    return {};
  }

  @Query(() => String)
  @Needing({ open: 'anyone' })
  greeting(): string {
    return 'hello';
  }

  @Mutation(() => Boolean)
  @Needing({ open: 'viewer' })
  writeGuest(@Arg('input', () => GuestInput) _input: GuestInput): boolean {
    return true;
  }
}

const master = await buildSchema({ resolvers: [GuestResolver], validate: false });
const views = createViews(master);
const policyOf = (role: BuiltInRoleKey): Policy => ({ ...builtInRoles[role], fields: {}, rowScope: null });
const viewOf = (role: BuiltInRoleKey) => views.viewFor(policyOf(role)).schema;
const fieldsOf = (schema: ReturnType<typeof viewOf>, name: string): string[] => {
  const type = schema.getType(name);
  return isObjectType(type) || isInputObjectType(type) ? Object.keys(type.getFields()) : [];
};
const argsOf = (type: GraphQLObjectType | null | undefined, name: string): string[] => {
  const field = type?.getFields()[name];
  return (field?.args ?? []).map((argument) => argument.name).toSorted();
};

test('each role sees the fields its labels cover, a masked one among them, and derived ones with all their inputs', () => {
  expect(fieldsOf(viewOf('owner'), 'Guest')).toEqual(['id', 'name', 'email', 'address', 'income', 'spent', 'share']);
  expect(fieldsOf(viewOf('marketer'), 'Guest')).toEqual(['id', 'name', 'email', 'spent']);
  expect(fieldsOf(viewOf('analyst'), 'Guest')).toEqual(['id', 'spent']);
  expect(fieldsOf(viewOf('support'), 'Guest')).toEqual(['id', 'name', 'email', 'address']);
  expect(fieldsOf(viewOf('partner'), 'Guest')).toEqual([]);
});

test('queries are there for who has the action and may read what they read, arguments for who may read their field', () => {
  const queries = (role: BuiltInRoleKey) => Object.keys(viewOf(role).getQueryType()?.getFields() ?? {});
  expect(queries('owner')).toEqual(['node', 'guest', 'guests', 'bill', 'greeting']);
  expect(queries('support')).toEqual(['node', 'guest', 'greeting']);
  expect(queries('partner')).toEqual(['greeting']);
  expect(argsOf(viewOf('marketer').getQueryType(), 'guest')).toEqual(['id', 'name']); // a masked e-mail must not be asked by
  expect(argsOf(viewOf('support').getQueryType(), 'guest')).toEqual(['email', 'id', 'name']);
});

test('inputs have the fields the role may write, and what is left without any goes with its mutation', () => {
  expect(fieldsOf(viewOf('owner'), 'GuestInput')).toEqual(['name', 'email']);
  expect(fieldsOf(viewOf('support'), 'GuestInput')).toEqual(['email']);
  expect(viewOf('marketer').getMutationType()).toBeUndefined();
});

test('labels inside carriers and values of enums obey too', () => {
  expect(fieldsOf(viewOf('owner'), 'Bill')).toEqual(['text', 'note']);
  expect(fieldsOf(viewOf('marketer'), 'Bill')).toEqual(['text']);
  expect(views.viewFor(policyOf('analyst')).sdl).toMatch(/enum GuestSort \{\s+SPENT\s+\}/);
  expect(views.viewFor({ ...policyOf('support'), actions: ['customers.list'] }).sdl).toMatch(/enum GuestSort \{\s+NAME\s+\}/);
});

test('types that cannot be reached are not there, and every view is a valid schema', () => {
  expect(viewOf('partner').getType('GuestConnection')).toBeUndefined();
  expect(viewOf('support').getType('GuestConnection')).toBeUndefined();
  expect(viewOf('support').getType('Guest')).toBeDefined();
  for (const role of ['owner', 'marketer', 'analyst', 'support', 'partner'] as const) expect(validateSchema(viewOf(role))).toEqual([]);
  const withoutIds: Policy = { ...policyOf('marketer'), fields: { 'Guest.id': 'none' } };
  const guest = views.viewFor(withoutIds).schema.getType('Guest');
  expect(isObjectType(guest) && guest.getInterfaces()).toEqual([]);
  expect(validateSchema(views.viewFor(withoutIds).schema)).toEqual([]);
});

test('a field set apart from its label obeys its own level', () => {
  const cut = views.viewFor({ ...policyOf('owner'), fields: { 'Guest.spent': 'none' } }).schema;
  expect(fieldsOf(cut, 'Guest')).toEqual(['id', 'name', 'email', 'address', 'income']);
});

test('signed out, only what is open to anyone is there, which a role without any right does not change', () => {
  expect(views.viewFor(nothing).sdl.trim()).toBe('type Query {\n  greeting: String!\n}');
  const powerless = views.viewFor({ ...nothing });
  expect(powerless.key).not.toBe(views.viewFor(nothing).key);
  expect(powerless.signedIn).toBe(true);
});

test('equal rights share a view', () => {
  expect(views.viewFor(policyOf('analyst'))).toBe(views.viewFor({ ...policyOf('analyst'), rowScope: 'city = "Riga"' }));
});

test('nothing starts with a field that does not say who may see it; each is named', async () => {
  @ObjectType()
  class Loose {
    @Field(() => String) secret!: string;
  }

  @InputType()
  class Plain {
    @Field(() => String) anything!: string;
  }

  @InputOf('Guest', 'Writes something unknown.')
  class WrongInput {
    @Field(() => String) shoeSize!: string;
  }

  @Resolver()
  class LooseResolver {
    @Query(() => Loose)
    loose(@Arg('plain', () => Plain) _plain: Plain, @Arg('wrong', () => WrongInput) _wrong: WrongInput): object {
      return {};
    }

    @Query(() => String)
    @Needing({ reads: ['Guest.hat'] })
    hat(): string {
      return '';
    }
  }

  assertEveryFieldLabelled(master);
  const loose = await buildSchema({ resolvers: [LooseResolver], validate: false });
  expect(() => assertEveryFieldLabelled(loose)).toThrow(
    'Nothing says who may see: Query.loose (no needs), Loose.secret (no label), WrongInput.shoeSize (writes no declared field), Guest.hat (named, but not declared).',
  );
});

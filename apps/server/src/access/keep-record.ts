import {
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Act, Actor, AuditKind } from '../platform/audit/entry.js';
import { writeAct } from '../platform/audit/entry.js';
import { Change } from '../platform/audit/trail.js';
import { fromGlobalId } from '../platform/ids.js';
import type { Needs } from './exposed.js';
import type { RequestCtx } from './request.js';
import { toUserEmail } from './sign-in.service.js';

/** Puts every mutation on record: written by its own transaction, or after it where it has none, or as refused. */
export function recordMutations(master: GraphQLSchema): void {
  for (const field of Object.values(master.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field;
    if (!resolve || needsOf(field)?.unrecorded) continue;
    field.resolve = async (source, args: Readonly<Record<string, unknown>>, ctx: RequestCtx, info) => {
      const actor = await actorOf(ctx, field.name, args);
      const change = new Change(actor, { kind: kindOf(field), action: field.name, ...saidBy(field, args) });
      try {
        const answer: unknown = await resolve(source, args, { ...ctx, change }, info);
        await change.writeOnce(ctx.db, ctx.now());
        return answer;
      } catch (error) {
        const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
        const refused = typeof code === 'string' && code !== 'INTERNAL';
        await change.writeFailure(ctx.db, ctx.now(), refused ? 'REFUSED' : 'FAILED', refused ? code : 'INTERNAL');
        throw error;
      }
    };
  }
}

type Field = GraphQLField<unknown, RequestCtx>;

const needsOf = ({ extensions }: Field): Needs | undefined => {
  const needs: unknown = extensions['needs'];
  return typeof needs === 'object' && needs !== null ? needs : undefined;
};

const signIns: ReadonlySet<string> = new Set([
  'signIn',
  'signOut',
  'createFirstOwner',
  'setPassword',
  'requestPasswordLink',
  'changePassword',
  'startSecondFactor',
  'confirmSecondFactor',
  'removeSecondFactor',
  'endSession',
  'endOtherSessions',
  'stopSeeingAs',
]);

function kindOf(field: Field): AuditKind {
  if (signIns.has(field.name)) return 'SIGN_IN';
  const action = needsOf(field)?.action;
  if (action === 'roles.edit' || action === 'partners.edit' || action === 'webhooks.edit') return 'RIGHTS';
  if (action === 'data.export') return 'EXPORT';
  return action === 'audit.read' || action === 'fields.reveal' ? 'READ' : 'WRITE';
}

/** Who does it. At sign-in that is whom the address belongs to; what else was typed there is not kept, for it may be a password. */
async function actorOf(ctx: RequestCtx, name: string, args: Readonly<Record<string, unknown>>): Promise<Actor> {
  if (ctx.trail && name !== 'signIn') return ctx.trail.actor;
  const [user] = await ctx.db.query<{ id: string; email: string }[]>('select id, email from users where email = $1', [
    toUserEmail(String(args['email'] ?? '')),
  ]);
  return { userId: user?.id ?? null, clientId: null, name: user?.email ?? null, address: ctx.exchange.address };
}

/** What the arguments say of a change without their values: fields of records, ids, how many. */
function saidBy(field: Field, args: Readonly<Record<string, unknown>>): Pick<Act, 'fields' | 'subjects' | 'rows'> {
  const fields = new Set<string>();
  const subjects = new Set<string>();
  let rows = 1;
  const look = (type: GraphQLInputType, value: unknown): void => {
    if (value === null || value === undefined) return;
    const bare = getNullableType(type);
    if (isListType(bare) && Array.isArray(value)) {
      rows = Math.max(rows, value.length);
      for (const one of value) look(bare.ofType, one);
    } else if (isInputObjectType(bare) && typeof value === 'object') {
      const record = bare.extensions['writes'];
      for (const [name, said] of Object.entries(value)) {
        const inner = bare.getFields()[name];
        if (!inner || said === undefined) continue;
        if (typeof record === 'string') fields.add(`${record}.${name}`);
        look(inner.type, said);
      }
    } else if (getNamedType(bare).name === 'ID' && typeof value === 'string') {
      const id = fromGlobalId(value);
      if (id) subjects.add(`${id.type}:${id.id}`);
    }
  };
  for (const argument of field.args) look(argument.type, args[argument.name]);
  return { fields: [...fields].toSorted(), subjects: [...subjects], rows };
}

/**
 * Puts on record what personal data an operation read, nothing where it read none; of a program every call, with its cost and the code of its
 * first error. Called before the answer leaves.
 */
export async function recordReads(ctx: RequestCtx, operation: OperationDefinitionNode | undefined, code?: string): Promise<void> {
  const { trail, viewer } = ctx;
  const reads = trail?.take();
  if (!trail || (!reads && !viewer?.client)) return;
  await writeAct(ctx.db, ctx.now(), trail.actor, {
    kind: viewer?.client ? 'CALL' : 'READ',
    action: rootsOf(operation),
    result: code === undefined ? 'OK' : code === 'INTERNAL' ? 'FAILED' : 'REFUSED',
    code,
    ...(reads ?? { fields: [], subjects: [], rows: 0 }),
    ...(viewer?.client ? { detail: { cost: trail.cost } } : {}),
  });
}

/** The questions of an operation by name, each once. */
export function rootsOf(operation: OperationDefinitionNode | undefined): string {
  const names = (operation?.selectionSet.selections ?? []).flatMap((node) => (node.kind === Kind.FIELD ? [node.name.value] : []));
  return [...new Set(names)].toSorted().join(', ') || 'fragment';
}

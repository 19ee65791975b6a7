import type { CustomerTables } from './customers.js';
import type { Person } from './people.js';
import type { Random } from './random.js';

/** How a customer can be reached; a `problem` marks what was typed wrong and kept. */
export interface Contact {
  readonly displayName: string;
  readonly email: string | undefined;
  readonly emailProblem: string | undefined;
  /** E.164 unless it has a problem */
  readonly phone: string | undefined;
  readonly phoneProblem: string | undefined;
  readonly card: string | undefined;
  readonly wechat: string | undefined;
  readonly address: string | undefined;
}

type ConsentState = 'granted' | 'withdrawn' | 'objected';

/** Asked at registration, sometimes withdrawn later; `reachable` holds the channels with a valid contact point and a consent in force. */
export function decideConsents(
  random: Random,
  person: Person,
  contact: Contact,
  created: string,
  moment: () => string,
  tables: CustomerTables,
): { readonly states: Readonly<Record<string, ConsentState>>; readonly reachable: readonly string[] } {
  const states: Record<string, ConsentState> = {};
  const ask = (purpose: string, share: number): boolean => {
    const answer = random.next();
    if (answer > share + 0.06) return false;
    const source = random.pick(['pos', 'web', 'wechat']);
    const first: ConsentState = answer < share ? 'granted' : 'objected';
    const log = (state: ConsentState, at: string): void => {
      const id = random.uuid(Date.parse(at));
      tables.consentLog.add(person.id, id, purpose, state, source, at, at);
    };
    log(first, created);
    const withdrawnAt = first === 'granted' && random.chance(0.11) ? moment() : undefined;
    if (withdrawnAt !== undefined) log('withdrawn', withdrawnAt);
    const state = withdrawnAt === undefined ? first : 'withdrawn';
    states[purpose] = state;
    tables.consents.add(person.id, purpose, state, source, withdrawnAt ?? created);
    return state === 'granted';
  };
  const email = contact.email !== undefined && ask('emailMarketing', 0.62) && contact.emailProblem === undefined;
  const sms = contact.phone !== undefined && ask('smsMarketing', 0.55) && contact.phoneProblem === undefined;
  const wechat = contact.wechat !== undefined && ask('wechatMarketing', 0.78);
  if (contact.phone !== undefined && random.chance(0.5)) ask('phoneMarketing', 0.3);
  return { states, reachable: [...(email ? ['email'] : []), ...(sms ? ['sms'] : []), ...(wechat ? ['wechat'] : [])] };
}

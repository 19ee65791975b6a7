import type { PlatformCtx } from '../platform/ctx.js';
import { enqueue, jobKind } from '../platform/jobs/job.js';

/** Which mail: to somebody who was invited, or who forgot their password. The address alone is kept: who it belongs to is looked up later. */
export interface MailWanted {
  readonly email: string;
  readonly kind: 'invitation' | 'password';
}

const isMailWanted = (payload: unknown): payload is MailWanted =>
  typeof payload === 'object' &&
  payload !== null &&
  'email' in payload &&
  typeof payload.email === 'string' &&
  'kind' in payload &&
  (payload.kind === 'invitation' || payload.kind === 'password');

/** Makes a link and sends it. */
export const mailLinkKind = jobKind('accounts.mail-link', isMailWanted);

/** Has a link sent, once the transaction commits; of several for one address the latest is. */
export const wantMail = (tx: PlatformCtx, wanted: MailWanted): Promise<void> =>
  enqueue(tx, mailLinkKind, wanted, { key: `mail-link ${wanted.email}`, attempts: 8 });

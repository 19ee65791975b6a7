import { defineJob, type Job } from '../platform/jobs/job.js';
import type { UserId } from '../platform/ids.js';
import { sendMail } from '../platform/mail.js';
import type { Platform } from '../platform/platform.js';
import { linkLifetimes, newAccountLink } from './account-links.js';
import { mailLinkKind, type MailWanted } from './account-mails.js';
import { readOrganisation } from './organisation.service.js';

interface Recipient {
  readonly id: UserId;
  readonly name: string;
  readonly locale: 'en' | 'zh-CN';
}

/**
 * Sends links by mail. The link is made when its mail is, so that nothing keeps it in clear; another try makes another link, and the one
 * before is good for nothing. An address without an open account gets no mail.
 */
export const accountJobs = ({ config, database, now, log }: Pick<Platform, 'config' | 'database' | 'now' | 'log'>): readonly Job[] => [
  defineJob(mailLinkKind, async ({ email, kind }) => {
    const { mail } = config;
    if (!mail) {
      log.warn({}, 'A mail was asked for, but SMTP_URL is not set any more.');
      return;
    }
    const db = database.dataSource.manager;
    const [user] = await db.query<Recipient[]>('select id, name, locale from users where email = $1 and disabled_at is null', [email]);
    if (!user) return;
    const organisation = await readOrganisation(db);
    const link = await db.transaction((tx) => newAccountLink(tx, now(), user.id, linkLifetimes[kind]));
    await sendMail(mail, { to: email, ...letter(kind, user, organisation.name, mail.publicUrl + link.path) });
  }),
];

function letter(kind: MailWanted['kind'], { name, locale }: Recipient, shop: string, address: string): { subject: string; text: string } {
  const zh = locale === 'zh-CN';
  if (kind === 'invitation') {
    return zh
      ? {
          subject: `邀请你使用${shop}的 Regulars 常客`,
          text: `${name}，你好！\n\n${shop}邀请你使用 Regulars 常客。请打开下面的链接设置密码，链接七天内有效，只能用一次：\n\n${address}\n`,
        }
      : {
          subject: `${shop} invites you to Regulars`,
          text: `Hello ${name},\n\n${shop} invites you to Regulars. Choose your password with this link, which works once within seven days:\n\n${address}\n`,
        };
  }
  return zh
    ? {
        subject: `${shop}：重设密码`,
        text: `${name}，你好！\n\n请打开下面的链接重设密码，链接一天内有效，只能用一次：\n\n${address}\n\n如果不是你本人要求的，可以不理会这封邮件，你的密码不会改变。\n`,
      }
    : {
        subject: `${shop}: choose a new password`,
        text: `Hello ${name},\n\nChoose a new password with this link, which works once within a day:\n\n${address}\n\nIf you did not ask for it, leave this mail alone; your password stays.\n`,
      };
}

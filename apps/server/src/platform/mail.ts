import { createTransport } from 'nodemailer';
import type { MailConfig } from './config.js';

/** A mail of plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Milliseconds that a mail server gets to answer. */
const patience = 20_000;

/** Hands a mail to the mail server; resolves when it has taken it, and rejects when it has not. */
export async function sendMail({ smtpUrl, from }: MailConfig, mail: Mail): Promise<void> {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience });
  try {
    await transport.sendMail({ from, ...mail });
  } finally {
    transport.close();
  }
}

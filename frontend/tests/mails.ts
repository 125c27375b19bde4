import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

export type Mail = { to: string; subject: string; text: string };
const read = new Map<string, Mail>();

const header = (mail: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(mail)?.[1]?.trim() ?? '';

function plain(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([\dA-F]{2})/g, (_, hex) => `%${hex}`);
  return decodeURIComponent(bytes.replace(/%(?![\dA-F]{2})/g, '%25'));
}

function parsed(text: string): Mail {
  const [head = '', ...body] = text.replace(/\r/g, '').split('\n\n');
  const unfolded = head.replace(/\n[ \t]+/g, ' ');
  const encoding = header(unfolded, 'Content-Transfer-Encoding');
  return {
    to: header(unfolded, 'To'),
    subject: header(unfolded, 'Subject'),
    text: plain(body.join('\n\n'), encoding),
  };
}

/** What the mail server got for an address, oldest first. */
export function mailsTo(address: string): Mail[] {
  const folder = join(process.env.STAGE_MAILS!, 'new');
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : [])
    if (!read.has(name)) read.set(name, parsed(readFileSync(join(folder, name), 'utf8')));
  return [...read.values()].filter((mail) => mail.to === address);
}

/** The newest mail to an address with these words in its subject, once it is there. */
export async function mail(address: string, subject: RegExp, after = 0): Promise<Mail> {
  const fitting = () => mailsTo(address).filter((one) => subject.test(one.subject));
  await expect
    .poll(() => fitting().length, { message: `mail to ${address}: ${subject}`, intervals: [20, 50, 100] })
    .toBeGreaterThan(after);
  return fitting().at(-1)!;
}

const CODE = /^(\d{6}) is your code/;
export const codesSent = (address: string) => mailsTo(address).filter(({ subject }) => CODE.test(subject)).length;

/** The six digits of the newest mail, of which `before` had come earlier. */
export async function code(address: string, before = 0): Promise<string> {
  return CODE.exec((await mail(address, CODE, before)).subject)![1]!;
}

import { Fault, post, Refused } from '../api';

/** What stood in the address an app sent its member to, or the code a device shows. */
export type Subject = { query: string } | { code: string };

export type Asked = {
  app: { name: string; link: string; by: 'member' | 'itself' | 'weft'; registeredAt: string };
  scopes: { name: string; sentence: string }[];
  until: string;
  goesTo: string;
};

/** The app asked wrongly; `back` is where it may be told, on the member's tap. */
export class Wrong extends Refused {
  constructor(
    message: string,
    readonly back: string,
  ) {
    super('Wrong', message);
  }
}

async function send<Answer>(url: string, body: unknown): Promise<Answer> {
  const response = await post(url, body);
  const told = await response.json().catch(() => ({}));
  if (response.ok) return told;
  if (response.status >= 500) throw new Fault(told.errors?.[0]?.extensions?.id ?? '');
  if ('back' in told) throw new Wrong(told.message, told.back ?? '');
  throw new Refused(told.refusal ?? String(response.status), told.message ?? '', told.path?.at(-1));
}

export const consider = (subject: Subject) => send<Asked>('/oauth/consent', subject);

/** Where the browser goes next; null where the member returns to the device by themselves. */
export const decide = (subject: Subject, allow: boolean, scopes: string[]) =>
  send<{ back: string | null }>('/oauth/decision', { ...subject, allow, scopes });

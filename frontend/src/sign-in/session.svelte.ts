import { Fault, Refused, failureOf, post, refuse, request, type Failure } from '../api';
import { Session as SessionQuery, type SessionQuery as Answer } from '../gql/sign-in/session';
import { dropAll, remember, unremember, whoWas } from '../drafts.svelte';
import { forget, turns } from '../query.svelte';
import { proof } from './proof.svelte';

/** Who is signed in here, and what waits for them. `who`: also before it is known, so that screens need not wait. */
class Session {
  known = $state(false);
  who = $state(whoWas());
  /** How often somebody else came in their place, as in another tab: the screens of the one before go. */
  changes = $state(0);
  me = $state.raw<Answer['me']>(null);
  badges = $state.raw<Answer['badges']>(null);
  leaving = $state.raw<Answer['leaving']>(null);
  providers = $state.raw<Answer['providers']>([]);
  failure = $state.raw<Failure | null>(null);
  private turn = turns();

  refresh = async () => {
    const newest = this.turn();
    try {
      const answer = await request(SessionQuery, {});
      if (!newest()) return;
      const who = answer.me?.id ?? null;
      if (this.who && who && who !== this.who) this.changes++;
      if (who !== this.who || !who) this.end();
      if (who) remember((this.who = who));
      this.me = answer.me;
      this.badges = answer.badges;
      this.leaving = answer.leaving;
      this.providers = answer.providers;
      this.failure = null;
      this.known = true;
    } catch (error) {
      this.failure = failureOf(error);
    }
  };

  end() {
    this.me = null;
    this.badges = null;
    this.leaving = null;
    this.known = true;
    this.who = null;
    proof.end(false);
    unremember();
    forget();
  }
}

export const session = new Session();

/** What /auth answers; throws Refused with the field, `code` where digits do not fit, or a Fault. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function send(url: string, body: unknown): Promise<any> {
  const response = await post(url, body);
  if (response.ok) return response.status === 204 ? null : response.json();
  const told = await response.json().catch(() => ({}));
  if (response.status >= 500) throw new Fault(told.errors?.[0]?.extensions?.id ?? '');
  if (told.refusal) throw refuse(told.refusal, told.message, told.path?.at(-1));
  throw new Refused(String(response.status), told.message ?? '', response.status === 401 ? 'code' : '');
}

export const sendCode = (email: string) => send('/auth/code', { email });

export async function signIn(email: string, code: string) {
  await send('/auth/sign-in', { email, code });
  await session.refresh();
}

export const sendProof = () => send('/auth/proof/code', {});
export const prove = (code: string) => send('/auth/proof', { code });

export async function signOut() {
  await send('/auth/sign-out', {});
  dropAll();
  session.end();
}

import { Fault, Refused, failureOf, post, refuse, request, type Failure } from '../api';
import { Session as SessionQuery, type SessionQuery as Answer } from '../gql/sign-in/session';
import { dropAll, remember, unremember, whoWas } from '../drafts.svelte';
import { forget } from '../query.svelte';

/** Who is signed in here, and what waits for them. `likely`: they were, so that screens need not wait to be told. */
class Session {
  known = $state(false);
  me = $state.raw<Answer['me']>(null);
  badges = $state.raw<Answer['badges']>(null);
  leaving = $state.raw<Answer['leaving']>(null);
  providers = $state.raw<Answer['providers']>([]);
  likely = $state(whoWas() !== null);
  failure = $state.raw<Failure | null>(null);

  refresh = async () => {
    try {
      const answer = await request(SessionQuery, {});
      if (answer.me) remember(answer.me.id);
      else this.end();
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
    this.likely = false;
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

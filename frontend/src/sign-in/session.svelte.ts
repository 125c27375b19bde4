import { Fault, failureOf, post, request, type Failure } from '../api';
import { Session as SessionQuery, type SessionQuery as Answer } from '../gql/sign-in/session';
import { forget } from '../query.svelte';

const mark = 'weft-signed-in';

/** Who is signed in here, and what waits for them. `likely`: they were, so that screens need not wait to be told. */
class Session {
  known = $state(false);
  me = $state.raw<Answer['me']>(null);
  badges = $state.raw<Answer['badges']>(null);
  likely = $state(localStorage.getItem(mark) !== null);
  failure = $state.raw<Failure | null>(null);

  refresh = async () => {
    try {
      const answer = await request(SessionQuery, {});
      if (answer.me) localStorage.setItem(mark, '');
      else this.end();
      this.me = answer.me;
      this.badges = answer.badges;
      this.failure = null;
      this.known = true;
    } catch (error) {
      this.failure = failureOf(error);
    }
  };

  end() {
    this.me = null;
    this.badges = null;
    this.known = true;
    this.likely = false;
    localStorage.removeItem(mark);
    forget();
  }
}

export const session = new Session();

async function send(url: string, body: unknown): Promise<boolean> {
  const response = await post(url, body);
  if (response.status >= 500) throw new Fault(response.headers.get('x-request-id') ?? '');
  return response.ok;
}

export const sendCode = (email: string) => send('/auth/code', { email });

/** Whether the six digits were right; then the session is known. */
export async function signIn(email: string, code: string): Promise<boolean> {
  const agreed = await send('/auth/sign-in', { email, code });
  if (agreed) await session.refresh();
  return agreed;
}

export async function signOut() {
  await send('/auth/sign-out', {});
  session.end();
}

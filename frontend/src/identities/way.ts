import { send, session } from '../sign-in/session.svelte';

type Sentence = (name: string) => string;
const AGAIN = 'That took too long, or began in another window. Try once more.';
const WORDS: Record<string, Sentence> = {
  confirm: (name) =>
    `${name} alone does not open Weft for you yet. Have six digits sent once; then you can connect ${name} and come in by it.`,
  declined: (name) => `You did not go on with ${name}, so nothing happened.`,
  away: (name) => `${name} did not answer as it should, so nothing happened. Try again later, or have six digits sent.`,
  busy: () => 'Too many tries from here. Wait five minutes, then try again.',
  prove: () => 'That took a while. Show once more that it is you, and connect it again.',
  linked: (name) => `${name} opens Weft from now on.`,
  taken: (name) => `This account at ${name} opens somebody else's account on Weft. Disconnect it there first.`,
  enough: () => 'Twenty are the most. Disconnect one first.',
};

export interface Arrival {
  became: string;
  key: string;
  email: string;
}

/** What became of the way through a provider, read from behind the # once; null where nobody went one. */
export function arrival(): Arrival | null {
  const told = new URLSearchParams(location.hash.slice(1));
  const became = told.get('became');
  if (!became) return null;
  history.replaceState(null, '', location.pathname);
  return { became, key: told.get('openid') ?? '', email: told.get('email') ?? '' };
}

export function sentence({ became, key }: Arrival): string {
  const name = session.providers.find((one) => one.key === key)?.name ?? 'It';
  return became === 'in' ? '' : (WORDS[became]?.(name) ?? AGAIN);
}

/** Leaves for the provider's page; `more` is what for, signing in where it is empty. */
export async function leaveFor(key: string, more: '' | '/link' = '') {
  location.assign((await send(`/auth/openid/${key}${more}`, {})).url);
}

import { getContext, setContext } from 'svelte';

/** Somebody took back what they had just done; nothing of it was sent. */
export class TakenBack extends Error {}

/** Sends what somebody did, once they can no longer take it back; `words` say what that was. */
export type Hold = <Answer>(words: string, send: () => Promise<Answer>) => Promise<Answer>;
const key = Symbol('hold');

export const holding = (hold: Hold) => setContext(key, hold);

/** Where nothing is held, what is done is sent at once. */
export const held = (): Hold => getContext<Hold>(key) ?? ((_, send) => send());

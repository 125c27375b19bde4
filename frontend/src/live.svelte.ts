import { untrack } from 'svelte';
import { failureOf, Offline, post } from './api';
import { Changes, type ChangesSubscription } from './gql/live';
import { missed } from './network.svelte';
import type { Query } from './query.svelte';
import { session } from './sign-in/session.svelte';

type Told = ChangesSubscription['changes'];
type Thing = Told['things'][number];
type Event = { data?: ChangesSubscription; errors?: unknown };

const FIRST = 1000;
const LONGEST = 60_000;
/** The server says something at least every 15 seconds. */
const SILENCE = 40_000;
const heard = 'weft-heard';

const ears = new Set<(things: Thing[]) => void>();
const looks = () => document.visibilityState === 'visible' && navigator.onLine;
let here = $state(looks());
// Where this tab stood before it read anything: without it, what comes between a first read and the stream is missed.
let cursor = sessionStorage.getItem(heard) ?? '';

/** While a screen is open: calls back when something of these kinds, or just the one with this id, has changed. */
export function hear(kinds: Thing['kind'][], then: () => unknown, id?: string) {
  const ear = (things: Thing[]) => {
    if (things.some((thing) => kinds.includes(thing.kind) && (!id || !thing.id || thing.id === id))) then();
  };
  $effect(() => {
    ears.add(ear);
    return () => void ears.delete(ear);
  });
}

/** Something new for a screen: shown at once, or kept for a tap where that would move what somebody works in. */
export class News {
  waits = $state(false);

  constructor(
    private of: Pick<Query<unknown, unknown>, 'load' | 'differs'>[],
    private inUse: () => boolean = isWriting,
    readonly load: () => Promise<unknown> = () => Promise.all(of.map((one) => one.load())),
  ) {}

  come = async () => {
    if (!this.inUse()) return this.show();
    try {
      const differ = await Promise.all(this.of.map((one) => one.differs()));
      this.waits ||= differ.includes(true);
    } catch (error) {
      if (failureOf(error) instanceof Offline) missed.add(this.come);
    }
  };

  show = async () => {
    this.waits = false;
    await this.load();
  };
}

export const isWriting = () => !!document.activeElement?.matches('main :is(input, textarea, select)');

/** Listens as long as somebody is signed in, looks at the page and has a network. */
export function follow() {
  const look = () => (here = looks());
  for (const name of ['online', 'offline']) addEventListener(name, look);
  document.addEventListener('visibilitychange', look);
  $effect.root(() => {
    const who = $derived(session.me?.id);
    $effect(() => {
      if (!who || !here) return;
      const stop = new AbortController();
      untrack(() => void listen(stop.signal));
      return () => stop.abort();
    });
    $effect(() => {
      if (session.known && !who) stand('');
    });
  });
}

async function listen(signal: AbortSignal) {
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      for await (const told of events(signal)) {
        tries = 0;
        tell(told);
      }
    } catch {
      // The network went; it is tried again like an end the server made.
    }
    await pause(Math.min(FIRST * 2 ** tries, LONGEST) * (0.5 + Math.random()));
    if (!signal.aborted) await session.refresh();
  }
}

function stand(at: string) {
  cursor = at;
  sessionStorage.setItem(heard, at);
}

function tell(told: Told) {
  stand(told.cursor);
  if (told.things.some((thing) => thing.kind === 'BADGES')) void session.refresh();
  if (told.things.length) for (const ear of ears) ear(told.things);
}

async function* events(signal: AbortSignal) {
  const silence = new AbortController();
  const body = { query: Changes, variables: { after: cursor } };
  const response = await post('/graphql', body, 'text/event-stream', AbortSignal.any([signal, silence.signal]));
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const timer = setTimeout(() => silence.abort(), SILENCE);
    const { value, done } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    const parts = (text + value).split('\r\n\r\n');
    text = parts.pop()!;
    for (const part of parts) {
      const { data, errors } = JSON.parse(/^data: (.+)$/m.exec(part)?.[1] ?? '{}') as Event;
      if (errors) return;
      if (data) yield data.changes;
    }
  }
}

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

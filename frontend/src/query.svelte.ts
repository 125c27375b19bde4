import { Offline, failureOf, request, type Failure, type Operation } from './api';
import { missed } from './network.svelte';

type Seen = { data: unknown; at: Date };
const seen = new Map<string, Seen>();
let forgotten = 0;
/** What lists hold below their first pages; another one from each time that all is forgotten. */
export let below = new Map<string, unknown>();

/** Forgets what was read, also what is on its way: the next person at this screen sees nothing of it. */
export function forget() {
  seen.clear();
  below = new Map();
  missed.clear();
  forgotten++;
}

/** For what is asked more than once: whether an answer is younger than all that were taken; a failure takes nothing. */
export function turns() {
  let [asked, taken] = [0, 0];
  return () => {
    const turn = ++asked;
    return (takes = true) => turn >= taken && (!takes || !!(taken = turn));
  };
}

/** One read, shown at once from memory where it was seen before, and read afresh. */
export class Query<Result, Variables> {
  data = $state.raw<Result | null>(null);
  failure = $state.raw<Failure | null>(null);
  at = $state.raw<Date | null>(null);
  stale = $derived(this.data !== null && this.failure instanceof Offline);
  private key: string;
  private turn = turns();

  constructor(
    operation: Operation<Result, Variables>,
    variables: Variables,
    private read = () => request(operation, variables),
  ) {
    this.key = operation + JSON.stringify(variables);
    const before = seen.get(this.key);
    if (before) this.show(before);
    void this.load();
  }

  load = async () => {
    const [before, newest] = [forgotten, this.turn()];
    try {
      const data = await this.read();
      if (newest()) this.keep(data, before);
    } catch (error) {
      if (newest(false)) this.fail(error);
    }
  };

  /** Whether a fresh read says something else than what is shown. */
  differs = async () => JSON.stringify(await this.read()) !== JSON.stringify(this.data);

  keep(data: Result, before = forgotten) {
    const now = { data, at: new Date() };
    if (before === forgotten) seen.set(this.key, now);
    this.show(now);
  }

  private fail(error: unknown) {
    this.failure = failureOf(error);
    if (this.failure instanceof Offline) missed.add(this.load);
  }

  private show(what: Seen) {
    this.data = what.data as Result;
    this.at = what.at;
    this.failure = null;
  }
}

export const query = <Result, Variables>(operation: Operation<Result, Variables>, variables: Variables) =>
  new Query(operation, variables);

/** A node asked for by id, or null when it is of another kind or not for us. */
export const found = <T extends { id: string }>(node: T | Record<PropertyKey, never> | null | undefined): T | null =>
  node && 'id' in node ? (node as T) : null;

import { failureOf, Refused, type Failure } from './api';
import { TakenBack } from './hold';
import { proving } from './sign-in/proof.svelte';
import { session } from './sign-in/session.svelte';

/** One thing a person can do on a screen: busy while it runs, and holding what went wrong. */
export class Action<Arguments extends unknown[]> {
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  constructor(private work: (...given: Arguments) => Promise<unknown>) {}

  run = async (...given: Arguments) => {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      await proving(() => this.work(...given));
      void session.refresh();
    } catch (error) {
      if (!(error instanceof TakenBack)) this.failure = failureOf(error);
    }
    this.busy = false;
  };

  /** The sentence for one field, when the failure names it. */
  about = (...paths: string[]) =>
    this.failure instanceof Refused && paths.includes(this.failure.path) ? this.failure.message : '';
}

export const action = <Arguments extends unknown[]>(work: (...given: Arguments) => Promise<unknown>) =>
  new Action(work);

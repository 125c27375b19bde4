import type { Component } from 'svelte';
import { Refused } from '../api';
import { part } from '../part';

/** The question whether it is really you, put over any screen when a deed needs a fresh proof. */
class Proof {
  asked = $state.raw<Component | null>(null);
  private settle?: (proved: boolean) => void;

  /** Puts the question; whether it was answered. What it is put in may not load. */
  async ask(): Promise<boolean> {
    const answered = new Promise<boolean>((settle) => (this.settle = settle));
    const { settle } = this;
    const { default: Prove } = await part(() => import('./Prove.svelte'));
    // Whoever it was put to may be gone from this screen by now.
    if (this.settle === settle) this.asked = Prove;
    return answered;
  }

  end(proved: boolean) {
    this.asked = null;
    this.settle?.(proved);
    this.settle = undefined;
  }
}

export const proof = new Proof();

/** Does the work, and once more after a proof where it was refused for want of one. */
export async function proving<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const wanting = error instanceof Refused && error.refusal === 'ProveItAgain';
    if (!wanting || !(await proof.ask())) throw error;
    return work();
  }
}

import type { Component } from 'svelte';
import { Offline, Refused } from '../api';

/** The question whether it is really you, put over any screen when a deed needs a fresh proof. */
class Proof {
  asked = $state.raw<Component | null>(null);
  private settle?: (proved: boolean) => void;

  /** Puts the question; whether it was answered. What it is put in may not load. */
  async ask(): Promise<boolean> {
    const part = await import('./Prove.svelte').catch(() => Promise.reject(new Offline()));
    this.asked = part.default;
    return new Promise((settle) => (this.settle = settle));
  }

  end(proved: boolean) {
    this.asked = null;
    this.settle?.(proved);
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

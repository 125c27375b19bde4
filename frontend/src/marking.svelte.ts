import { untrack } from 'svelte';
import type { Action } from './action.svelte';
import { network } from './network.svelte';

/** Marks as read what is shown, one at a time; what failed is tried again with the next look, or once the network is back. */
export function marking(read: Action<[]>, look: () => unknown, wanting: () => boolean) {
  let tried: unknown;
  $effect(() => {
    if (network.away) tried = undefined;
    else if (!read.busy && tried !== look() && wanting()) {
      tried = look();
      untrack(() => void read.run());
    }
  });
}

/** `away` from a request that found no network until one that was sent after it is answered; `losses` counts them. */
export const network = $state({ away: false, losses: 0 });

/** What found no network, and is done again as soon as there is one. */
export const missed = new Set<() => unknown>();

export function back() {
  network.away = false;
  for (const again of missed) {
    missed.delete(again);
    again();
  }
}

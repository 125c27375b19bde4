/** `away` from a request that found no network until one that was sent after it is answered; `losses` counts them. */
export const network = $state({ away: false, losses: 0 });

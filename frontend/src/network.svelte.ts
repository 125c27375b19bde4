/** Whether the last request found no network; `away` until one is answered. */
export const network = $state({ away: false });

import { tick } from 'svelte';

/** The last result, said aloud by assistive technology from one polite live region. */
export const spoken = $state({ text: '' });

/** Emptied first: the same words twice are no change, and would be said once. */
export const announce = (text: string) => {
  spoken.text = '';
  void tick().then(() => (spoken.text = text));
};

/** What did not reach the server after whoever did it had gone on; `by` whom, as somebody else may be here since. */
export const unsent = $state<{ list: { by?: string; words: string }[] }>({ list: [] });

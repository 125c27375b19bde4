/** The last result, said aloud by assistive technology from one polite live region. */
export const spoken = $state({ text: '' });

export const announce = (text: string) => {
  spoken.text = text;
};

/** What did not reach the server after whoever did it had gone on; `by` whom, as somebody else may be here since. */
export const unsent = $state<{ list: { by?: string; words: string }[] }>({ list: [] });

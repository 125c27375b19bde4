/** The last result, said aloud by assistive technology from one polite live region. */
export const spoken = $state({ text: '' });

export const announce = (text: string) => {
  spoken.text = text;
};

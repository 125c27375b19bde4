/** How often somebody was asked to introduce this week, in words to them alone. */
export const asked = (times: number) =>
  `${times === 1 ? 'This is the first time you are asked this week' : `You were asked ${times} times this week`}. Only you see this.`;

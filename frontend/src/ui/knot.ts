/** One person on a thread: has said yes, is awaited, or is not named yet. */
export type Knot = { name: string; state: 'yes' | 'awaited' | 'unnamed' };

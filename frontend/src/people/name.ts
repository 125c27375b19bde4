/** The name people are called by; "somebody" where there is none yet. */
export const firstName = (name: string | null | undefined) => name?.trim().split(/\s+/)[0] || 'somebody';

/** "Jon", "Jon and Ria", "Jon, Ria and Eva". */
export function names(all: string[]): string {
  if (all.length < 2) return all[0] ?? '';
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** "two" to "five"; figures beyond. */
export const inWords = (n: number) => ['none', 'one', 'two', 'three', 'four', 'five'][n] ?? String(n);

/** "1 thing", "3 things". */
export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

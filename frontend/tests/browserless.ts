import { vi } from 'vitest';

/** A browser's own store, empty. */
export function emptyStorage() {
  const kept: Record<string, string> = {};
  const hidden = (value: unknown) => ({ value, enumerable: false });
  vi.stubGlobal(
    'localStorage',
    Object.defineProperties(kept, {
      getItem: hidden((key: string) => kept[key] ?? null),
      setItem: hidden((key: string, value: string) => (kept[key] = value)),
      removeItem: hidden((key: string) => delete kept[key]),
    }),
  );
}

type Sent = { query: string; variables: Record<string, unknown>; answer: (data: unknown) => void; lose: () => void };

/** A server that answers when the test says so: what was asked of it, oldest first. */
export function server(): Sent[] {
  const sent: Sent[] = [];
  const fetch = (_: string, { body }: { body: string }) =>
    new Promise<Response>((resolve, reject) => {
      const answer = (data: unknown) => resolve(Response.json({ data }));
      sent.push({ ...JSON.parse(body), answer, lose: () => reject(new TypeError('no network')) });
    });
  vi.stubGlobal('fetch', fetch);
  return sent;
}

/** Once everything that was answered has arrived. */
export const arrived = () => new Promise((done) => setTimeout(done));

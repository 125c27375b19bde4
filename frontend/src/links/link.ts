import { Fault, Refused, post } from '../api';

/** What a link leads to; `invites` is null for whoever is inside (then with the circle's id) or has asked. */
export type Linked = {
  circle: string;
  circleId: string | null;
  invites: { by: string; purpose: string; trusted: boolean; until: string; questions: string[] } | null;
};

/** Null for a link that is over. */
export async function look(code: string): Promise<Linked | null> {
  const response = await post('/links', { code });
  const told = await response.json().catch(() => ({}));
  if (response.ok) return told;
  if (response.status === 400) return null;
  if (response.status >= 500) throw new Fault(told.errors?.[0]?.extensions?.id ?? '');
  throw new Refused(String(response.status), told.message ?? '');
}

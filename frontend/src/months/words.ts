const UTC = 'UTC';

/** "November 2026" of "2026-11". */
export const called = (month: string, locale?: string) =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: UTC }).format(new Date(`${month}-01`));

const form = (at: Date) => at.toISOString().slice(0, 7);

/** The month under way and the one before, less those there are already. */
export function undrafted(there: string[], now = new Date()): string[] {
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  return [form(before), form(now)].filter((month) => !there.includes(month));
}

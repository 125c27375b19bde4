type Place = { now?: Date; locale?: string; zone?: string };

const format = (at: Date, { locale, zone }: Place, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(at);

const date = (at: Date, place: Place) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: place.zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );

const daysBetween = (from: Date, to: Date, place: Place) =>
  Math.round((Date.parse(date(to, place)) - Date.parse(date(from, place))) / 86_400_000);

/** "28 November", with the year when it is another one. */
export function day(iso: string, place: Place = {}): string {
  const at = new Date(iso);
  const sameYear = date(at, place).slice(0, 4) === date(place.now ?? new Date(), place).slice(0, 4);
  return format(at, place, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** "today", "yesterday", "on Tuesday" within the week, else "on 28 November". */
export function when(iso: string, place: Place = {}): string {
  const at = new Date(iso);
  const days = daysBetween(at, place.now ?? new Date(), place);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days > 1 && days < 7) return `on ${format(at, place, { weekday: 'long' })}`;
  return `on ${day(iso, place)}`;
}

/** "by tomorrow", "by today", else "by 28 November". */
export function by(iso: string, place: Place = {}): string {
  const days = daysBetween(place.now ?? new Date(), new Date(iso), place);
  if (days === 0) return 'by tonight';
  if (days === 1) return 'by tomorrow';
  return `by ${day(iso, place)}`;
}

/** "today", "tomorrow", "on Monday" within the week, else "on 28 November": of a moment to come. */
export function ahead(iso: string, place: Place = {}): string {
  const at = new Date(iso);
  const days = daysBetween(place.now ?? new Date(), at, place);
  if (days <= 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < 7 ? `on ${format(at, place, { weekday: 'long' })}` : `on ${day(iso, place)}`;
}

/** Whether a moment comes within `days` days. */
export const isNear = (iso: string, days: number, now = new Date()) =>
  Date.parse(iso) < now.getTime() + days * 86_400_000;

export const clock = (iso: string | Date, place: Place = {}) =>
  format(new Date(iso), place, { hour: 'numeric', minute: '2-digit' });

export const weekday = (at: Date, place: Place = {}) => format(at, place, { weekday: 'long' });

/** The moment `days` days after `now`, as the API writes it. */
export const inDays = (days: number, now = new Date()) => new Date(now.getTime() + days * 86_400_000).toISOString();

/** What a date field says of a moment, in the reader's own time. */
export const fieldOf = (iso: string, place: Place = {}) => date(new Date(iso), place);

/** The end of the day a date field names, in the reader's own time. */
export const endOf = (field: string) => new Date(`${field}T23:59:00`).toISOString();

/** The morning of the day a date field names, in the reader's own time. */
export const morningOf = (field: string) => new Date(`${field}T08:00:00`).toISOString();

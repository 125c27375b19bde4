import type { ApplyImport } from '../gql/imports/Imports';

export const fields = ['name', 'email', 'phone', 'organisation', 'role', 'link', 'note'] as const;
export type Said = Record<(typeof fields)[number], string>;
export type Finding = 'NEW' | 'MERGE' | 'CONTACT' | 'TWICE';
export type Row = Said & { row: number; finding: Finding; sure: boolean; earlier: (Said & { id: string }) | null };
export type Preview = {
  source: 'VCARD' | 'LINKEDIN' | 'GOOGLE' | 'CSV';
  rows: Row[];
  same: number;
  refused: { row: number; words: string }[];
};
export type Choice = 'LEAVE' | 'ADD' | 'FILL' | 'REPLACE';
type Sent = Parameters<NonNullable<(typeof ApplyImport)['__types']>>[0]['input']['rows'][number];

export const sources = { VCARD: 'an address book', LINKEDIN: 'LinkedIn', GOOGLE: 'Google', CSV: 'a table' };

/** Who is new is noted; about everybody else somebody decides. */
export const proposed = (row: Row): Choice => (row.finding === 'NEW' ? 'ADD' : 'LEAVE');

/** Where the file says something else than the note, or something more. */
export const differences = (row: Row) =>
  fields
    .map((field) => ({ field, before: row.earlier?.[field] ?? '', after: row[field] }))
    .filter(({ before, after }) => after && after !== before);

export function chosen(rows: Row[], choices: Map<number, Choice>): Sent[] {
  return rows.flatMap((row) => {
    const choice = choices.get(row.row) ?? proposed(row);
    if (choice === 'LEAVE') return [];
    const said = Object.fromEntries(fields.map((field) => [field, row[field]])) as Said;
    return [choice === 'ADD' ? { ...said, choice } : { ...said, choice, acquaintanceId: row.earlier?.id }];
  });
}

const MOST_ROWS = 200;
const MOST_BYTES = 40_000;

/** As many rows as one request takes. */
export function batches<Row>(rows: Row[]): Row[][] {
  const found: Row[][] = [];
  let bytes = MOST_BYTES;
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length;
    if (bytes + size > MOST_BYTES || found.at(-1)!.length === MOST_ROWS) [bytes] = [(found.push([]), 0)];
    found.at(-1)!.push(row);
    bytes += size;
  }
  return found;
}

const count = (many: number, one: string, more: string, none = '') =>
  many ? (many === 1 ? one : `${many.toLocaleString('en')} ${more}`) : none;
export const people = (many: number) => count(many, 'one person', 'people', 'nobody');
const notes = (many: number) => count(many, 'one note', 'notes');

/** What a tap does with these rows. */
export function deed(rows: Sent[]): string {
  const added = rows.filter(({ choice }) => choice === 'ADD').length;
  const changed = notes(rows.length - added);
  if (!added) return `Change ${changed}`;
  return changed ? `Note ${people(added)}, change ${changed}` : `Note ${people(added)}`;
}

/** What was done. */
export function told(added: number, changed: number): string {
  const words = [added ? `${people(added)} noted` : '', changed ? `${notes(changed)} changed` : ''];
  return `${capital(words.filter(Boolean).join(', ') || 'nothing new')}. Nobody was told.`;
}

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

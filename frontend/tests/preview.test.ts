import { describe, expect, it } from 'vitest';
import { withoutPictures } from '../src/imports/file';
import { batches, chosen, deed, differences, proposed, told, type Row } from '../src/imports/preview';

const said = { name: 'Ana', email: '', phone: '', organisation: '', role: '', link: '', note: '' };
const row = (changed: Partial<Row>): Row => ({
  ...said,
  row: 1,
  finding: 'NEW',
  sure: false,
  earlier: null,
  ...changed,
});

describe('what is chosen of a file', () => {
  it('notes who is new and leaves everybody else to a choice', () => {
    const rows = [
      row({}),
      row({ row: 2, finding: 'MERGE' }),
      row({ row: 3, finding: 'CONTACT' }),
      row({ row: 4, finding: 'TWICE' }),
    ];
    expect(rows.map(proposed)).toEqual(['ADD', 'LEAVE', 'LEAVE', 'LEAVE']);
    expect(chosen(rows, new Map())).toHaveLength(1);
  });

  it('names the note that a row changes', () => {
    const merge = row({ finding: 'MERGE', phone: '1', earlier: { ...said, id: 'a', phone: '2' } });
    expect(chosen([merge], new Map([[1, 'FILL']]))).toEqual([
      { ...said, phone: '1', choice: 'FILL', acquaintanceId: 'a' },
    ]);
    expect(chosen([merge], new Map([[1, 'ADD']]))).toEqual([{ ...said, phone: '1', choice: 'ADD' }]);
    expect(differences(merge)).toEqual([{ field: 'phone', before: '2', after: '1' }]);
  });

  it('says what a tap does, and what was done', () => {
    const add = { ...said, choice: 'ADD' as const };
    const fill = { ...said, choice: 'FILL' as const };
    expect(deed([add])).toBe('Note one person');
    expect(deed([add, add, fill])).toBe('Note 2 people, change one note');
    expect(deed([fill, fill])).toBe('Change 2 notes');
    expect(told(2, 1)).toBe('2 people noted, one note changed. Nobody was told.');
    expect(told(0, 0)).toBe('Nothing new. Nobody was told.');
  });

  it('sends no more at once than a request takes, and everything in its order', () => {
    const many = Array.from({ length: 450 }, (_, n) => ({ n }));
    expect(batches(many).map((one) => one.length)).toEqual([200, 200, 50]);
    const long = Array.from({ length: 30 }, (_, n) => ({ n, note: 'é'.repeat(2000) }));
    expect(batches(long).flat()).toEqual(long);
    for (const one of batches(long)) expect(new TextEncoder().encode(JSON.stringify(one)).length).toBeLessThan(60_000);
    expect(batches([])).toEqual([]);
  });
});

it('leaves pictures out of an address book, and nothing else', () => {
  const card = 'BEGIN:VCARD\r\nFN:Ana\r\nPHOTO;ENCODING=b:AAAA\r\n BBBB\r\nNOTE:a\r\n b\r\nEND:VCARD\r\n';
  expect(withoutPictures(card)).toBe('BEGIN:VCARD\r\nFN:Ana\r\nNOTE:a\r\n b\r\nEND:VCARD\r\n');
});

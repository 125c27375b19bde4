import { expect, test, tie } from '../cast';
import { fit } from '../checks';

test('whoever wants something passed on gives first, in place', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen] = await cast.people('Ada', 'Fen');
  await tie(ada, fen);
  const page = await ada.open(`/people/${encodeURIComponent(fen.id)}`);
  await page.getByText('Ask Fen to pass something on').click();
  await page.getByLabel('What may Fen pass on?').fill('My workshop opens in May: https://example.org/may');
  await page.getByRole('button', { name: 'Ask Fen' }).click();
  await expect(page.getByText('Give Fen something first: so far you gave no more than you took.')).toBeVisible();
  await page.getByRole('button', { name: 'Praise' }).click();
  await page.getByLabel('What Fen did well').fill('Your page on kilns is the clearest I know.');
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('give-first.png'), fullPage: true });
  await page.getByRole('button', { name: 'Send to Fen' }).click();
  await expect(page.getByRole('main')).toContainText('Ask again whenever you like.');
  await expect(page.getByLabel('What may Fen pass on?')).toHaveValue(/My workshop/);
  await page.getByRole('button', { name: 'Ask Fen' }).click();
  await expect(page.getByRole('main')).toContainText('Asked Fen. You will hear by ');
  const { introductions } = await fen.read('{ introductions(first: 1) { nodes { ask { text share } } } }');
  expect(introductions.nodes).toEqual([
    { ask: { text: 'My workshop opens in May: https://example.org/may', share: true } },
  ]);
});

import { expect, test, tie } from '../cast';
import { fit } from '../checks';

test('one takes everything of one’s own along, in one file', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen] = await cast.people('Ada', 'Fen');
  await tie(ada, fen);
  const page = await ada.open('/me');
  await page.getByText('Take everything of yours with you').click();
  await page.getByRole('button', { name: 'Prepare my file' }).click();
  const save = page.getByRole('link', { name: 'Save weft.zip' });
  await expect(save).toBeVisible();
  await fit(page);
  const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(file.suggestedFilename()).toBe('weft.zip');
  expect((await fen.api.get('/export')).status()).toBe(404);
});

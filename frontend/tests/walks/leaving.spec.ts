import { at, circle, expect, test, tie } from '../cast';
import { fit } from '../checks';
import { code, codesSent } from '../mails';

test('one leaves, is gone for everybody, and comes back to all as it was', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen] = await cast.people('Ada', 'Fen');
  await circle([ada, fen]);
  await tie(ada, fen);
  const page = await ada.open('/me');
  await page.getByText('Leave Weft', { exact: true }).click();
  await expect(page.getByText('For thirty days you can sign in')).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('heading', { name: 'Weft', exact: true })).toBeVisible();

  const fens = await fen.open(at('people', ada.id));
  await expect(fens.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();

  const before = codesSent(ada.email);
  await page.getByLabel('Your mail address').fill(ada.email);
  await page.getByRole('button', { name: 'Send me six digits' }).click();
  await page.getByLabel('Six digits').fill(await code(ada.email, before));
  await expect(page.getByRole('heading', { name: 'You are on your way out, Ada' })).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Come back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('on your way out');
  await page.goto(at('people', fen.id));
  await expect(page.getByText('Ada, from the choir.').or(page.getByText('Fen, from the choir.')).first()).toBeVisible();
  await fens.reload();
  await expect(fens.getByRole('heading', { name: 'Ada' })).toBeVisible();
});

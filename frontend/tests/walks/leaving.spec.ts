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

test('whoever blocks, parts or leaves reads what they did, and how it goes on', async ({ cast }) => {
  const [ada, fen, jon] = await cast.people('Ada', 'Fen', 'Jon');
  for (const friend of [fen, jon]) await tie(ada, friend);
  const page = await ada.open(at('people', fen.id));
  await page.getByRole('button', { name: 'Block Fen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await expect(
    page.getByRole('main').getByText('Fen is blocked. Under Me, at “Whom you blocked”, you undo it.'),
  ).toBeFocused();
  await fit(page);
  await page.getByRole('link', { name: 'To the people you know' }).click();

  await page.getByRole('link', { name: 'Jon' }).click();
  await page.getByRole('button', { name: 'End this tie' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await expect(page.getByRole('main').getByText('You and Jon are no longer connected.')).toBeFocused();
  await expect(page.getByRole('heading', { name: 'That is done' })).toBeVisible();

  const guild = await circle([fen], { name: 'Small table', entry: 'INVITED' });
  await fen.act('inviteToCircle', { circleId: guild, email: jon.email });
  await jon.act('joinCircle', { circleId: guild });
  const jons = await jon.open(at('circles', guild));
  await jons.getByRole('button', { name: 'Leave this circle' }).click();
  await jons.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await expect(jons.getByRole('main').getByText('You left Small table.')).toBeFocused();
  await jons.getByRole('link', { name: 'To your circles' }).click();
  await expect(jons.getByRole('heading', { name: 'Circles', level: 1 })).toBeVisible();
});

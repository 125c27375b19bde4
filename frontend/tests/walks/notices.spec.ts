import { expect, test } from '../cast';
import { fit } from '../checks';
import { mail, mailsTo } from '../mails';

test('how mail comes is chosen by kind, and kept', { tag: '@desktop' }, async ({ cast }) => {
  const mira = await cast.person('Mira');
  const page = await mira.open('/me');
  const fold = page.getByText('How mail comes to you', { exact: true });
  const waiting = page.getByLabel('When somebody waits for my answer');
  await fold.click();
  await expect(waiting).toHaveValue('INSTANT');
  await fit(page);
  await waiting.selectOption('DAILY');
  for (const day of ['Saturday', 'Sunday']) await page.getByLabel(day).uncheck();
  await page.getByLabel('At', { exact: true }).selectOption('18');
  await page.getByRole('button', { name: 'Keep' }).last().click();
  await expect(page.getByRole('main')).toContainText('Kept.');

  await page.reload();
  await fold.click();
  await expect(waiting).toHaveValue('DAILY');
  await expect(page.getByLabel('Sunday')).not.toBeChecked();
  await expect(page.getByLabel('Friday')).toBeChecked();
  await expect(page.getByLabel('At', { exact: true })).toHaveValue('18');
});

test('a tap in a mail turns its kind off without signing in', { tag: '@desktop' }, async ({ cast }) => {
  const [mira, nora] = await cast.people('Mira', 'Nora');
  await mira.act('connect', { email: nora.email, reason: 'Nora, from the choir.', allowsIntroductions: true });
  const letter = await mail(nora.email, /would like to be connected/);
  const page = await cast.visit();
  await page.goto(new URL(/\S+\/mail-off\/\S+/.exec(letter.text)![0]).pathname);
  await fit(page);
  expect((await nora.read('{ notices { requests } }')).notices.requests).toBe('INSTANT');
  await page.getByRole('button', { name: 'Turn it off' }).click();
  await expect(page.getByRole('heading', { name: 'No more of it' })).toBeVisible();
  await fit(page);
  expect((await nora.read('{ notices { requests news } }')).notices).toEqual({ requests: 'OFF', news: 'DAILY' });
});

test('an address without an account is left alone for ever', { tag: '@desktop' }, async ({ cast }) => {
  const [mira, nora] = await cast.people('Mira', 'Nora');
  const stranger = `${crypto.randomUUID()}@example.org`;
  const asks = { email: stranger, reason: 'We sang together.', allowsIntroductions: true };
  await mira.act('connect', asks);
  const letter = await mail(stranger, /would like to be connected/);
  const page = await cast.visit();
  await page.goto(new URL(/\S+\/mail-off\/\S+/.exec(letter.text)![0]).pathname);
  await fit(page);
  await page.getByRole('button', { name: 'No more such mail' }).click();
  await expect(page.getByRole('main')).toContainText('Nobody on Weft can have mail sent');
  await fit(page);
  await nora.act('connect', asks);
  await nora.act('connect', { ...asks, email: mira.email });
  await mail(mira.email, /would like to be connected/);
  expect(mailsTo(stranger)).toHaveLength(1);
});

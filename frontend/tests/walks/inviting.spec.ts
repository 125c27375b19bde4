import { circle, expect, test } from '../cast';
import { fit } from '../checks';
import { code } from '../mails';

const CODE = '... on LinkMade { link { code } }';
const until = () => new Date(Date.now() + 86_400_000).toISOString();

test('a link leads a stranger into the circle', { tag: '@desktop' }, async ({ cast }) => {
  const mira = await cast.person('Mira');
  const circleId = await circle([mira], { entry: 'INVITED' });
  const page = await mira.open(`/circles/${circleId}`);
  await page.getByText('Invite by a link', { exact: true }).click();
  await page.getByLabel('comes in at once').check();
  await page.getByLabel('and lets in').selectOption('1');
  await fit(page);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByText(/\/enter#/).innerText();
  await expect(page.getByRole('listitem').filter({ hasText: '/enter#' })).toContainText('0 of 1 came');
  await fit(page);

  const guest = await cast.visit();
  await guest.goto(link);
  await expect(guest.getByRole('main')).toContainText('Mira invites you to');
  await fit(guest);
  await guest.getByRole('button', { name: 'Go on' }).click();
  const email = cast.address('Nora');
  await guest.getByLabel('Your mail address').fill(email);
  await guest.getByRole('button', { name: 'Send me six digits' }).click();
  // A phone may load the page anew while one reads the mail.
  await guest.getByLabel('Six digits').fill(await code(email));
  await guest.getByLabel('Your name').fill('Nora');
  await guest.getByLabel('Why would somebody want to talk to you?').fill('I sail.');
  await guest.getByRole('button', { name: 'Come in' }).click();
  await expect(guest.getByText('You come in at once.')).toBeVisible();
  await fit(guest);
  await guest.getByRole('button', { name: 'Come in' }).click();
  await expect(guest).toHaveURL(new RegExp(`/circles/${circleId}`));
  await expect(guest.getByText('2 people')).toBeVisible();
  // Used up: whoever is inside is led there, anybody else is not.
  await guest.goto(link);
  await expect(guest).toHaveURL(new RegExp(`/circles/${circleId}`));
  const late = await cast.visit();
  await late.goto(link);
  await expect(late.getByRole('heading', { name: 'This link is over' })).toBeVisible();
  await fit(late);
});

test('whoever asks by a link answers what the circle asks', { tag: '@desktop' }, async ({ cast }) => {
  const [mira, nora] = await cast.people('Mira', 'Nora');
  const circleId = await circle([mira], { entry: 'REQUEST' });
  const page = await mira.open(`/circles/${circleId}`);
  await page.getByText('Questions to whoever wants in', { exact: true }).click();
  await page.getByLabel('1.').fill('What do you build?');
  await fit(page);
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByText('Whoever asks to enter answers this.').first()).toBeVisible();
  const made = await mira.act('makeLink', { circleId, trusted: false, until: until(), uses: 5 }, CODE);

  const guest = await nora.open(`/enter#${made.link.code}`);
  await guest.getByLabel('What do you build?').fill('Small boats.');
  await fit(guest);
  await guest.getByRole('button', { name: 'Ask to enter' }).click();
  await expect(guest.getByText('You asked to enter.')).toBeVisible();
  await fit(guest);

  await page.reload();
  await expect(page.getByText('Small boats.')).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Let in' }).click();
  await expect(page.getByText('Nora is in.').first()).toBeVisible();
  await guest.goto(`/enter#${made.link.code}`);
  await guest.reload();
  await expect(guest).toHaveURL(new RegExp(`/circles/${circleId}`));
});

test('a link that was taken back leads nowhere', async ({ cast }) => {
  const mira = await cast.person('Mira');
  const circleId = await circle([mira], { entry: 'OPEN' });
  const made = await mira.act('makeLink', { circleId, trusted: true, until: until(), uses: 5 }, CODE);
  const page = await mira.open(`/circles/${circleId}`);
  await page.getByText('Invite by a link', { exact: true }).click();
  await page.getByRole('button', { name: /Take back/ }).click();
  await expect(page.getByText(/\/enter#/)).toHaveCount(0);
  const guest = await cast.visit();
  await guest.goto(`/enter#${made.link.code}`);
  await expect(guest.getByRole('heading', { name: 'This link is over' })).toBeVisible();
});

import { circle, expect, test } from '../cast';
import { sent } from '../checks';
import { mail } from '../mails';

const knows = (page: import('@playwright/test').Page) => page.getByRole('region', { name: 'You know' });

test(
  'connecting takes a mail address and a reason, and a reason from the other side',
  { tag: '@desktop' },
  async ({ cast }) => {
    const [ada, ben] = await cast.people('Ada Moe', 'Ben Roth');
    const page = await ada.open('/people');
    await expect(page.getByText('You are not connected with anybody yet.')).toBeVisible();
    await page.getByText('Connect with somebody').click();
    await page.getByLabel('Their mail address').fill(ben.email);
    await page.getByLabel('How do you know them?').fill('We carried a piano together.');
    await page.getByRole('button', { name: 'Ask to connect' }).click();
    await expect(page.getByRole('main')).toContainText(`Sent to ${ben.email}. It stays open for eight days.`);
    await expect(page.getByRole('region', { name: 'You asked' })).toContainText('We carried a piano together.');
    await expect(page.getByText('Ben Roth')).toHaveCount(0);
    await expect(knows(page)).toHaveCount(0);
    expect((await mail(ben.email, /would like to be connected/)).text).toContain('We carried a piano together.');

    const bens = await ben.open('/people');
    await expect(knows(bens)).toHaveCount(0);
    await expect(bens.getByText('We carried a piano together.')).toBeVisible();
    await bens.getByRole('button', { name: 'Yes, I know Ada' }).click();
    await bens.getByLabel('And you: how do you know Ada?').fill('The piano. My back remembers.');
    await expect(bens.getByLabel('This tie may be used for introductions')).toBeChecked();
    await bens.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(knows(bens)).toContainText('Ada Moe');

    await page.reload();
    await knows(page).getByRole('link', { name: 'Ben Roth' }).click();
    await expect(page.getByRole('main')).toContainText('The piano. My back remembers.');
    await expect(page.getByRole('main')).toContainText('We carried a piano together.');
  },
);

test('somebody met in a circle is asked from their page, and answers in Today', async ({ cast }) => {
  const [ada, ben] = await cast.people('Ada Moe', 'Ben Roth');
  const id = await circle([ada, ben]);
  const page = await ada.open(`/circles/${encodeURIComponent(id)}`);
  await page.getByRole('link', { name: 'Ben Roth' }).click();
  await page.getByText('Connect with Ben').click();
  await page.getByLabel('How do you know Ben?').fill('We sat side by side on the first evening.');
  await page.getByLabel('No, keep it between us').check();
  await page.getByRole('button', { name: 'Ask to connect' }).click();
  await expect(page.getByText('You asked Ben to connect.')).toBeVisible();

  const bens = await ben.open('/');
  await expect(bens.getByRole('heading', { name: 'Ada Moe would like to connect' })).toBeVisible();
  await bens.getByRole('button', { name: 'Yes, I know Ada' }).click();
  await bens.getByLabel('And you: how do you know Ada?').fill('The first evening.');
  await bens.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(bens.getByRole('main')).toContainText('You and Ada are connected.');
  await sent(bens);
  await page.reload();
  await expect(page.getByRole('main')).toContainText('The first evening.');
});

test('a no to a tie looks like silence', async ({ cast }) => {
  const [ada, ben] = await cast.people('Ada', 'Ben');
  await ada.act('connect', { email: ben.email, reason: 'We met on a ferry.', allowsIntroductions: true });
  const page = await ada.open('/people');
  await expect(page.getByRole('region', { name: 'You asked' })).toContainText('We met on a ferry.');
  const before = await page.getByRole('main').ariaSnapshot();

  const bens = await ben.open('/people');
  await bens.getByRole('button', { name: 'No', exact: true }).click();
  await expect(bens.getByRole('main')).toContainText('Left unanswered. Ada is not told.');
  await expect(bens.getByText('We met on a ferry.')).toHaveCount(0);

  await page.reload();
  await expect(page.getByRole('main')).toMatchAriaSnapshot(before);
  expect(await page.getByRole('main').ariaSnapshot()).toBe(before);
});

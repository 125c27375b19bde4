import type { Page, Route } from '@playwright/test';
import { ask, at, circle, expect, test, tie } from '../cast';
import { fit } from '../checks';

test(
  'without a network one is told, loses nothing, and leaves nothing behind',
  { tag: '@desktop' },
  async ({ cast }) => {
    const [ada, jon] = await cast.people('Ada', 'Jon');
    await tie(ada, jon);
    const askId = await ask(ada, 'Which glaze survives a dishwasher?', []);
    const asked = { askId, helperId: jon.id, note: 'You have a kiln.' };
    const { introduction } = await ada.act('askDirectly', asked, '... on AskedDirectly { introduction { id } }');
    await jon.act('answerIntroduction', { introductionId: introduction.id, answer: 'YES' });

    const page = await ada.open(`/inbox/${encodeURIComponent(introduction.id)}`);
    const message = page.getByRole('textbox', { name: 'Your message' });
    const away = page.getByText('You are offline. What you write is kept here.');
    await message.fill('Does cone six help?');
    await page.route('**/graphql', (route) => route.abort('internetdisconnected'));
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(away).toBeVisible();
    await expect(page.getByText('What you wrote is kept here; send it when you are back.')).toBeVisible();
    await page.unroute('**/graphql');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(away).toHaveCount(0);
    await page.reload();
    await expect(message).toHaveValue('Does cone six help?');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('main').getByRole('listitem')).toContainText('Does cone six help?');
    await expect(message).toHaveValue('');

    await message.fill('And something I think better of.');
    await page.goto('/me');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByLabel('Your mail address')).toBeVisible();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  },
);

test('what was done in Today and did not go out is said where one is by then', async ({ cast }) => {
  const [jon, nils] = await cast.people('Jon', 'Nils');
  await nils.act('connect', { email: jon.email, reason: 'The night train.', allowsIntroductions: true });
  const page = await jon.open('/');
  await page.getByRole('button', { name: 'Yes, I know Nils' }).click();
  await page.getByLabel('And you: how do you know Nils?').fill('We shared a table.');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('You and Nils are connected.');
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('AnswerTie') ? route.abort('internetdisconnected') : route.continue(),
  );
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  const lost = page.getByRole('alert').filter({ hasText: 'Not sent: You and Nils are connected. You are offline.' });
  await expect(lost).toBeVisible();
  await fit(page);
  await page.unroute('**/graphql');
  await page.getByRole('link', { name: 'Look in Today' }).click();
  await expect(lost).toHaveCount(0);
  await page.getByRole('button', { name: 'Yes, I know Nils' }).click();
  await expect(page.getByLabel('And you: how do you know Nils?')).toHaveValue('We shared a table.');
});

test('a wish to enter is still there after a look elsewhere', async ({ cast }) => {
  const [jon, ada] = await cast.people('Jon', 'Ada');
  const guild = await circle([jon], { entry: 'REQUEST' });
  await jon.act('putJoinQuestions', { circleId: guild, questions: ['What do you fire?'] });
  const page = await ada.open(at('circles', guild));
  await page.getByLabel('What do you fire?').fill('Stoneware.');
  await page.getByLabel('A word to its organisers, if you like').fill('Fen sent me.');
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.reload();
  await page.goBack();
  await expect(page.getByLabel('What do you fire?')).toHaveValue('Stoneware.');
  await page.getByRole('button', { name: 'Ask to enter' }).click();
  await expect(page.getByText('You asked to enter.')).toBeVisible();
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
  expect(kept).toEqual([]);
});

test('what could not be loaded on the way is loaded with the next tap', async ({ cast }) => {
  const [jon, ada] = await cast.people('Jon', 'Ada');
  const page = await ada.open(at('circles', await circle([jon, ada])));
  const report = page.getByRole('button', { name: 'Report this circle' });
  await expect(report).toBeVisible();
  const away = /\/graphql|\/assets\/.*Report/;
  await page.route(away, (route) => route.abort('internetdisconnected'));
  await report.click();
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline.' })).toBeVisible();
  await page.unroute(away);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Report this circle' })).toBeVisible();
});

test('what the host has no longer is said to be renewed, and the address is loaded as it was', async ({ cast }) => {
  const page = await cast.visit();
  const renewed = page.getByRole('alert').filter({ hasText: 'Weft was renewed' });
  const gone = (route: Route) => route.abort('internetdisconnected');
  await page.route('**/assets/Enter*', gone);
  await page.goto('/enter#old');
  await expect(renewed).toBeVisible();
  await page.unroute('**/assets/Enter*');
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible();
  await expect(page).toHaveURL('/enter#old');

  const [jon, ada] = await cast.people('Jon', 'Ada');
  await tie(ada, jon);
  const adas = await ada.open(at('people', jon.id));
  await adas.route('**/assets/*', gone);
  await adas.getByRole('button', { name: 'Report Jon' }).click();
  await expect(adas.getByRole('alert').filter({ hasText: 'Weft was renewed' })).toBeVisible();
});

test('a deed whose proof could not be asked for is not busy for ever', async ({ cast }) => {
  const page = await (await cast.person('Nora')).open('/keys');
  const stale = { refusal: 'ProveItAgain', message: 'Show that it is you first.' };
  await page.route('**/auth/passkeys/new/question', (route) => route.fulfill({ status: 403, json: stale }));
  const away = /\/graphql|\/assets\/.*Prove/;
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('What is it on?').fill('A stick');
  const add = page.getByRole('button', { name: 'Add it' });
  await page.route(away, (route) => route.abort('internetdisconnected'));
  await add.click();
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline.' })).toBeVisible();
  await page.unroute(away);
  await add.click();
  await expect(page.getByRole('dialog', { name: 'Show that it is you' })).toBeVisible();
});

test('what was seen before is read again as soon as there is a network', async ({ cast }) => {
  const page = await (await cast.person('Ada')).open('/people');
  const seen = page.getByText('This is what you saw at');
  await expect(page.getByText('You are not connected with anybody yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
  await page.route('**/graphql', (route) => route.abort('internetdisconnected'));
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await expect(seen.first()).toBeVisible();
  await page.unroute('**/graphql');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(seen).toHaveCount(0);
});

test('what could not be read of an inbox or a link is said, and read with a tap', async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  await tie(ada, jon);
  await ada.act('askDirectly', { askId: await ask(ada, 'Why does it run?', []), helperId: jon.id, note: 'You know.' });
  const page = await jon.open('/me');
  const lose = (on: Page, query: string) =>
    on.route('**/graphql', (route) =>
      route.request().postData()?.includes(query) ? route.abort('internetdisconnected') : route.continue(),
    );
  const lost = (on: Page) => on.getByRole('alert').filter({ hasText: 'You are offline.' });
  await lose(page, 'query InboxWaiting');
  await page.getByRole('link', { name: 'Inbox' }).click();
  await expect(lost(page)).toBeVisible();
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('region', { name: 'Waiting for you' })).toContainText('Ada asks you directly.');

  const stranger = await cast.visit();
  await lose(stranger, 'query Session');
  await stranger.goto('/enter#old');
  await expect(lost(stranger)).toBeVisible();
  await stranger.unroute('**/graphql');
  await stranger.getByRole('button', { name: 'Try again' }).click();
  await expect(stranger.getByRole('heading', { name: 'This link is over' })).toBeVisible();
});

test('it installs on a phone', async ({ cast }) => {
  const page = await (await cast.person('Ada')).open('/');
  const wire = await page.context().newCDPSession(page);
  const { url, errors, data } = await wire.send('Page.getAppManifest');
  expect([new URL(url).pathname, errors]).toEqual(['/manifest.webmanifest', []]);
  const { icons } = JSON.parse(data ?? '{}');
  for (const { src, type } of icons) {
    const answer = await page.request.get(src);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, type]);
  }
  const installable = await wire.send('Page.getInstallabilityErrors');
  // A page in a test is always incognito.
  expect(installable.installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

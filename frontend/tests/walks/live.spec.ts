import { ask, expect, test, tie, type Cast } from '../cast';
import { deaf, fit } from '../checks';

/** Two contacts in a thread of their own. */
async function met(cast: Cast) {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  await tie(ada, jon);
  const askId = await ask(ada, 'Which glaze survives a dishwasher?', []);
  const asked = { askId, helperId: jon.id, note: 'You have a kiln.' };
  const { introduction } = await ada.act('askDirectly', asked, '... on AskedDirectly { introduction { id } }');
  const yes = () => jon.act('answerIntroduction', { introductionId: introduction.id, answer: 'YES' });
  return { ada, jon, yes, id: introduction.id, path: `/inbox/${encodeURIComponent(introduction.id)}` };
}

test('a yes and what is written appear without a reload', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, jon, yes, path } = await met(cast);
  const adas = await ada.open(path);
  await expect(adas.getByRole('heading', { level: 1 })).toContainText('Asked Jon');
  await yes();
  await expect(adas.getByRole('heading', { level: 1 })).toContainText('introduced');

  const jons = await jon.open(path);
  await jons.getByRole('textbox', { name: 'Your message' }).fill('Cone six, and slowly.');
  await jons.getByRole('button', { name: 'Send' }).click();
  const hers = adas.getByRole('textbox', { name: 'Your message' });
  await expect(adas.getByText('Cone six, and slowly.')).toBeVisible();
  await hers.fill('Half a sent');
  await jons.getByRole('textbox', { name: 'Your message' }).fill('Come on Thursday.');
  await jons.getByRole('button', { name: 'Send' }).click();
  await expect(adas.getByText('Come on Thursday.')).toBeVisible();
  await expect(hers).toHaveValue('Half a sent');
  await expect(hers).toBeFocused();
  // Read as it came: nothing waits on any other page of hers.
  const unread = async () => (await ada.read('{ badges { unread } }')).badges.unread;
  await expect.poll(unread).toBe(0);
});

test('what comes while the message before it is being marked is read as well', async ({ cast }) => {
  const { ada, jon, yes, path, id } = await met(cast);
  await yes();
  const page = await ada.open(path);
  await expect(page.getByRole('textbox', { name: 'Your message' })).toBeVisible();
  let answer = () => {};
  const held = new Promise<void>((go) => (answer = go));
  let first = true;
  const marked = new Promise<void>((done) =>
    page.route('**/graphql', async (route) => {
      if (!first || !route.request().postData()?.includes('MarkRead')) return route.continue();
      first = false;
      const response = await route.fetch();
      done();
      await held;
      return route.fulfill({ response });
    }),
  );
  await jon.act('sendMessage', { introductionId: id, text: 'Cone six, and slowly.' });
  await marked;
  await jon.act('sendMessage', { introductionId: id, text: 'Come on Thursday.' });
  await expect(page.getByText('Come on Thursday.')).toBeVisible();
  answer();
  const unread = async () => (await ada.read('{ badges { unread } }')).badges.unread;
  await expect.poll(unread).toBe(0);
});

test('a long thread keeps every word when another one comes', async ({ cast }) => {
  const { ada, jon, yes, path, id } = await met(cast);
  await yes();
  const words = Array.from({ length: 25 }, (_, index) => `Firing number ${index + 1}.`);
  for (const text of words) await jon.act('sendMessage', { introductionId: id, text });
  const page = await ada.open(path);
  await page.getByRole('button', { name: 'Earlier words' }).click();
  const thread = page.getByRole('region', { name: 'Write to each other' }).locator('li .said');
  await expect(thread).toHaveText(words);
  await jon.act('sendMessage', { introductionId: id, text: 'Come on Thursday.' });
  await expect(thread).toHaveText([...words, 'Come on Thursday.']);
});

test('what could not be marked as read is marked once the network is back', async ({ cast }) => {
  const { ada, jon, yes, path, id } = await met(cast);
  await yes();
  const page = await ada.open(path);
  await expect(page.getByRole('textbox', { name: 'Your message' })).toBeVisible();
  let lost = 0;
  await page.route('**/graphql', (route) => {
    if (lost || !route.request().postData()?.includes('MarkRead')) return route.continue();
    lost++;
    return route.abort('internetdisconnected');
  });
  await jon.act('sendMessage', { introductionId: id, text: 'Cone six, and slowly.' });
  await expect(page.getByText('Cone six, and slowly.')).toBeVisible();
  await expect.poll(() => lost).toBe(1);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  const unread = async () => (await ada.read('{ badges { unread } }')).badges.unread;
  await expect.poll(unread).toBe(0);
});

test('a gift that a second visit brings is read as well', async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  await tie(ada, jon);
  const page = await jon.open('/give');
  await expect(page.getByRole('region', { name: 'When others are thanked' })).toBeVisible();
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await ada.act('give', { personId: jon.id, kind: 'NOTE', text: 'Your kiln was right.' });
  await page.goBack();
  await expect(page.getByText('Your kiln was right.')).toBeVisible();
  const unread = async () => (await jon.read('{ gifts(first: 1) { nodes { unread } } }')).gifts.nodes[0].unread;
  await expect.poll(unread).toBe(false);
});

test('a list in use keeps its place, and says that there is something new', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, jon, yes } = await met(cast);
  const page = await ada.open('/inbox');
  await expect(page.getByRole('region', { name: 'Under way' })).toBeVisible();
  await yes();
  const fresh = page.getByRole('button', { name: 'Something new' });
  await expect(fresh).toBeVisible();
  await expect(page.getByRole('region', { name: 'Under way' })).toBeVisible();
  await fit(page);
  await fresh.click();
  await expect(page.getByRole('region', { name: 'Write to each other' })).toContainText('You and Jon');
  await expect(fresh).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await jon.act('sendMessage', {
    introductionId: (await ada.read('{ introductions(first: 1) { nodes { id } } }')).introductions.nodes[0].id,
    text: 'Come on Thursday.',
  });
  await expect(page.getByRole('link', { name: /Inbox.*1 waiting/ })).toBeVisible();
});

test('what comes between the first look and the first word of the stream is not missed', async ({ cast }) => {
  const { ada, yes, path } = await met(cast);
  const { page, listen } = await deaf(ada, path);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Asked Jon');
  await yes();
  listen();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('introduced');
});

test('a list that says what is so already does not claim to have something new', async ({ cast }) => {
  const { ada } = await met(cast);
  const { page, listen } = await deaf(ada, '/inbox');
  await expect(page.getByRole('region', { name: 'Under way' })).toBeVisible();
  const again = page.waitForResponse((response) => !!response.request().postData()?.includes('InboxWaiting'));
  listen();
  await (await again).finished();
  await expect(page.getByRole('button', { name: 'Something new' })).toHaveCount(0);
});

test('what came while one was away is there, and signing out elsewhere is heard', async ({ cast }) => {
  const { ada, jon, yes, path, id } = await met(cast);
  await yes();
  const page = await ada.open(path);
  await expect(page.getByRole('textbox', { name: 'Your message' })).toBeVisible();
  await page.context().setOffline(true);
  await jon.act('sendMessage', { introductionId: id, text: 'Come on Thursday.' });
  await page.context().setOffline(false);
  await expect(page.getByText('Come on Thursday.')).toBeVisible();
  await page.evaluate(() =>
    fetch('/auth/sign-out', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }),
  );
  await expect(page.getByLabel('Your mail address')).toBeVisible();
});

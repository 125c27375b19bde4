import type { Page } from '@playwright/test';
import { ask, at, circle, expect, give, test, tie, type Cast, type Person } from '../cast';
import { fit, movement, settled } from '../checks';

/** Ada's evening: something to answer, to ask, to thank for, to look at, on every screen. */
async function village(cast: Cast) {
  const [ada, fen, ines, jon, cleo, nils] = await cast.people('Ada Moe', 'Fen', 'Ines', 'Jon', 'Cleo', 'Nils');
  const guild = await circle([ada, fen, ines, jon, cleo], { topics: ['Glazing'], norms: 'Ask twice, answer once.' });
  const elsewhere = await circle([nils], { entry: 'REQUEST' });
  for (const friend of [fen, jon, ines]) await tie(ada, friend);
  for (const friend of [fen, ines]) await tie(friend, cleo);
  for (const one of [ada, jon, cleo]) await give(one, 'Glazing', guild);
  await ada.act('declareIntent', { kind: 'TAKE', topic: 'Kilns', circleId: guild, note: 'A kiln for a cellar.' });
  const mine = await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing'], { circleId: guild });
  await ask(jon, 'Why does my glaze run?', ['Glazing']);
  await nils.act('connect', { email: ada.email, reason: 'The night train.', allowsIntroductions: true });
  await ada.act('connect', { email: cast.address('nobody'), reason: 'The ferry.', allowsIntroductions: false });
  const thread = await introduced(ada, jon, mine);
  return { ada, jon, nils, guild, elsewhere, mine, thread };
}

/** Ada asked Jon, who said yes and wrote a line. */
async function introduced(ada: Person, jon: Person, askId: string): Promise<string> {
  const fields = '... on AskedDirectly { introduction { id } }';
  const asked = await ada.act('askDirectly', { askId, helperId: jon.id, note: 'You have a kiln.' }, fields);
  const introductionId = asked.introduction.id;
  await jon.act('answerIntroduction', { introductionId, answer: 'YES' });
  await jon.act('sendMessage', { introductionId, text: 'Bring it on Thursday.' });
  return introductionId;
}

async function unfold(page: Page) {
  const closed = page.locator('details:not([open]) > summary');
  for (let left = await closed.count(); left > 0; left--) await closed.first().click();
}

async function allFit(page: Page, paths: string[]) {
  for (const path of paths) {
    await page.goto(path);
    await settled(page);
    await unfold(page);
    await fit(page);
  }
}

test('every screen of asking is fit for eyes, ears and thumbs', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, mine, thread } = await village(cast);
  await allFit(await ada.open('/'), ['/', '/ask', '/asks', at('asks', mine), '/inbox', at('inbox', thread), '/lost']);
});

test('every screen of people is fit for eyes, ears and thumbs', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, jon, nils, guild, elsewhere } = await village(cast);
  const people = ['/people', at('people', jon.id), at('people', nils.id), '/me'];
  await allFit(await ada.open('/'), [...people, '/circles', at('circles', guild), at('circles', elsewhere)]);
});

test('every dialog is fit for eyes, ears and thumbs', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, jon, guild, mine } = await village(cast);
  const page = await ada.open('/');
  const dialogs: [string, string[]][] = [
    [at('asks', mine), ['Take this ask back']],
    [at('circles', guild), ['Leave this circle']],
    [at('people', jon.id), ['End this tie', 'Block Jon']],
  ];
  for (const [path, buttons] of dialogs) {
    await page.goto(path);
    for (const name of buttons) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await fit(page);
      await page.keyboard.press('Escape');
    }
  }
});

test('a word longer than a phone is wide is broken, and the page is not', async ({ cast }) => {
  const long = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauverein';
  const [ada, jon] = [await cast.person('Ada'), await cast.person('Jon', `I keep the ${long}.`)];
  await tie(ada, jon);
  const thread = await introduced(ada, jon, await ask(ada, `Who knows https://${long}.example?`, []));
  const [jons, adas] = [await jon.open('/inbox'), await ada.open(at('people', jon.id))];
  await fit(jons);
  await fit(adas);
  await jons.goto(at('inbox', thread));
  await fit(jons);
  const far = await cast.person(long.slice(0, 50));
  const fars = await far.open('/keys');
  await expect(fars.getByText(far.email)).toBeVisible();
  await fit(fars);
});

test('the doors are fit for eyes, ears and thumbs', { tag: '@desktop' }, async ({ cast }) => {
  const page = await cast.visit();
  await page.goto('/');
  await fit(page);
  await page.getByLabel('Your mail address').fill(cast.address('kim'));
  await page.getByRole('button', { name: 'Send me six digits' }).click();
  await page.getByLabel('Six digits').fill('12');
  await fit(page);
});

test('nothing moves while a screen loads', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, guild, mine, thread, jon } = await village(cast);
  for (const path of [
    '/',
    '/ask',
    at('asks', mine),
    '/inbox',
    at('inbox', thread),
    '/people',
    at('people', jon.id),
    at('circles', guild),
    '/me',
  ]) {
    const page = await ada.open('about:blank');
    expect(await movement(page, path), path).toBeLessThan(0.01);
    await page.context().close();
  }
});

test('the first view needs 60 kB of JavaScript at most', async ({ cast }) => {
  const ada = await cast.person('Ada');
  const page = await ada.open('about:blank');
  const wire = await page.context().newCDPSession(page);
  const [scripts, bytes] = [new Set<string>(), new Map<string, number>()];
  wire.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
  await wire.send('Network.enable');
  await page.goto('/');
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  await expect.poll(() => [...scripts].every((id) => bytes.has(id))).toBe(true);
  const sizes = [...scripts].map((id) => bytes.get(id) ?? Infinity);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
});

test('who comes back is as far down as they were, and a tap on the tab one is at is no step', async ({ cast }) => {
  const ada = await cast.person('Ada');
  const circles = await Promise.all(Array.from({ length: 12 }, () => circle([ada])));
  const page = await ada.open('/circles');
  const mine = page.getByRole('region', { name: 'Yours' }).getByRole('link');
  await expect(mine).toHaveCount(circles.length);
  const last = mine.last();
  await last.scrollIntoViewIfNeeded();
  const down = await page.evaluate(() => scrollY);
  expect(down).toBeGreaterThan(100);
  await last.click();
  await settled(page);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Circles', level: 1 })).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(down);

  const tab = page.getByRole('link', { name: 'Me', exact: true });
  await tab.click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await tab.click();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Circles', level: 1 })).toBeVisible();
});

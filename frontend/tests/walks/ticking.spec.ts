import type { Page } from '@playwright/test';
import { at, circle, expect, give, test, tie, type Cast, type Person } from '../cast';

const isJunior = async (one: Person, circleId: string) => {
  const { node } = await one.read(`query ($id: ID!) { node(id: $id) { ... on Circle { junior } } }`, { id: circleId });
  return node.junior;
};

/** Ada in a guild of hers, on its page. */
async function member(cast: Cast) {
  const [jon, ada] = await cast.people('Jon', 'Ada');
  const guild = await circle([jon, ada]);
  const page = await ada.open(at('circles', guild));
  return { ada, guild, page, tick: page.getByLabel('I am new to this subject') };
}

/** Answers to this deed wait until they are let go. */
async function held(page: Page, verb: string) {
  let go = () => {};
  const until = new Promise<void>((resolve) => (go = resolve));
  const begun = new Promise<void>((begin) =>
    page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes(verb)) return route.continue();
      begin();
      await until;
      return route.continue();
    }),
  );
  return { begun, go };
}

test('a tick says on the next visit what it said on the last', async ({ cast }) => {
  const { page, tick, guild, ada } = await member(cast);
  await tick.check();
  await expect(page.getByText('You are marked as new here.')).toBeAttached();
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await page.goBack();
  await expect(tick).toBeChecked();
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await ada.act('markJunior', { circleId: guild, junior: false });
  await page.goBack();
  await expect(tick).not.toBeChecked();
});

test('of two taps the last one stays', async ({ cast }) => {
  const { ada, guild, page, tick } = await member(cast);
  const { begun, go } = await held(page, 'MarkJunior');
  await tick.check();
  await begun;
  await tick.uncheck();
  go();
  await expect(page.getByText('You are no longer marked as new here.')).toBeAttached();
  await expect(tick).not.toBeChecked();
  expect(await isJunior(ada, guild)).toBe(false);
});

test('a tick that did not go out is taken back', async ({ cast }) => {
  const { ada, guild, page, tick } = await member(cast);
  await expect(tick).not.toBeChecked();
  await page.route('**/graphql', (route) => route.abort('internetdisconnected'));
  await tick.click();
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline.' })).toBeVisible();
  await expect(tick).not.toBeChecked();
  expect(await isJunior(ada, guild)).toBe(false);
});

test('whoever stays findable as it did not go out is shown so', async ({ cast }) => {
  const ada = await cast.person('Ada');
  await ada.act('letMeBeFound', { findable: true });
  const page = await ada.open('/me');
  await page.getByText('Who may see that you are here').click();
  const tick = page.getByLabel('Whoever has my mail address may see that I am here');
  await expect(tick).toBeChecked();
  await page.route('**/graphql', (route) => route.abort('internetdisconnected'));
  await tick.click();
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline.' })).toBeVisible();
  await expect(tick).toBeChecked();
});

test('what one looks out for is so on the next visit', async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([jon, ada], { topics: ['Glazing'] });
  await tie(ada, jon);
  await give(jon, 'Glazing', guild);
  await ada.act('declareIntent', { kind: 'TAKE', topic: 'Glazing', circleId: guild, note: 'A first lesson.' });
  const page = await jon.open(at('people', ada.id));
  const watch = page.getByRole('button', { name: 'Look out for it in Glazing' });
  await watch.click();
  await expect(page.getByText('You see it in Today once you can help.')).toBeAttached();
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await page.goBack();
  await expect(watch).toHaveAttribute('aria-pressed', 'true');
});

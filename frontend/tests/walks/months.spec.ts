import { at, expect, helped, test } from '../cast';
import { deaf, fit, sent } from '../checks';

test('a month in thanks names only who says yes', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, jon, guild } = await helped(cast);
  const page = await ada.open(at('circles', guild));
  await page
    .getByRole('button', { name: /^Draft / })
    .last()
    .click();
  await expect(page.getByText('Whoever helped is asked.')).toBeVisible();

  const jons = await jon.open(at('circles', guild));
  await expect(jons.getByRole('heading', { name: 'Months in thanks' })).toHaveCount(0);
  await fit(jons);
  await jons.getByRole('button', { name: 'Yes, name me' }).click();
  await expect(jons.getByRole('main')).toContainText('You stand in the month in thanks');

  await page.reload();
  await page.getByLabel('A word about the month').fill('A good month for bowls.');
  await page.getByLabel('Jon', { exact: true }).fill('Fired for three of us.');
  await fit(page);
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('main')).toContainText('stands here for everybody in the circle.');
  await jons.reload();
  await expect(jons.getByRole('article')).toContainText('A good month for bowls.');
  await expect(jons.getByRole('article')).not.toContainText('Fired for three of us.');
  await expect(jons.getByRole('region', { name: 'May you be named?' })).toContainText('Fired for three of us.');
  await jons.getByRole('button', { name: 'Yes, name me' }).click();
  await expect(jons.getByRole('article')).toContainText('Fired for three of us.');
});

test('whether one is named in a month in thanks is answered in Today', async ({ cast }) => {
  const { ada, jon, guild } = await helped(cast);
  await ada.act('draftMonth', { circleId: guild, month: new Date().toISOString().slice(0, 7) });
  const page = await jon.open('/');
  await expect(page.getByRole('heading', { name: /would like to thank you by name/ })).toBeVisible();
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('mention.png'), fullPage: true });
  await page.getByRole('button', { name: 'Yes, name me' }).click();
  await expect(page.getByRole('main')).toContainText('You stand in the month in thanks');
  await expect(page.getByText('That is today.')).toBeVisible();
  await sent(page);
  const { mentions } = await jon.read('{ mentions(first: 1) { nodes { state } } }');
  expect(mentions.nodes).toEqual([{ state: 'AGREED' }]);
});

test('a yes in Today to words that changed meanwhile is given again, to the newer ones', async ({ cast }) => {
  const { ada, jon, guild } = await helped(cast);
  const month = new Date().toISOString().slice(0, 7);
  const drafted = await ada.act('draftMonth', { circleId: guild, month }, '... on MonthDrafted { month { id } }');
  const stands = async () => (await jon.read('{ mentions(first: 1) { nodes { id edition state text } } }')).mentions;
  const { page } = await deaf(jon, '/');
  const main = page.getByRole('main');
  const yes = page.getByRole('button', { name: 'Yes, name me' });
  await expect(yes).toBeVisible();

  const [{ id: mentionId, edition }] = (await stands()).nodes;
  await jon.act('answerMention', { mentionId, agree: true, edition });
  await ada.act('editMonth', { monthId: drafted.month.id, lines: [{ mentionId, text: 'Fired for three of us.' }] });
  await yes.click();
  await expect(main).toContainText('You stand in the month in thanks');
  await sent(page);
  await expect(page.getByRole('alert')).toContainText('Other words stand there now.');
  await expect(main).toContainText('Fired for three of us.');
  await fit(page);
  expect((await stands()).nodes).toMatchObject([{ state: 'ASKED' }]);

  await yes.click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await sent(page);
  await expect(page.getByText('That is today.')).toBeVisible();
  expect((await stands()).nodes).toMatchObject([{ state: 'AGREED', text: 'Fired for three of us.' }]);
});

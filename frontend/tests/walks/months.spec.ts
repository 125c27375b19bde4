import { expect, helped, test } from '../cast';
import { fit, sent } from '../checks';

const at = (noun: string, id: string) => `/${noun}/${encodeURIComponent(id)}`;

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

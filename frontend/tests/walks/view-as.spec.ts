import { circle, expect, give, test, tie } from '../cast';
import { fit } from '../checks';

test('one sees one’s own page as others do', { tag: '@desktop' }, async ({ cast }) => {
  const [hana, mia] = await cast.people('Hana', 'Mia');
  const guild = await circle([hana, mia], { topics: ['Kilns'], name: 'The kiln guild' });
  await give(hana, 'Kilns', guild, 'A warm one.');
  await hana.act('updateProfile', { place: 'Bonn', about: 'My first kiln was a barrel.' });
  await tie(hana, mia);

  const page = await hana.open('/me');
  await page.getByText('How others see you').click();
  const seen = page.getByRole('article', { name: 'Your page, read by a contact of yours' });
  await expect(seen).toContainText('Hana likes a good question.');
  await expect(seen.getByText('Nothing of what you give.')).toBeVisible();
  await seen.getByText('More', { exact: true }).click();
  await expect(seen.getByText('My first kiln was a barrel.')).toBeVisible();
  await fit(page);

  await page
    .getByRole('combobox', { name: 'Your page, read by' })
    .selectOption({ label: 'somebody in The kiln guild' });
  const mate = page.getByRole('article', { name: 'Your page, read by somebody in The kiln guild' });
  await expect(mate.getByText('A warm one.')).toBeVisible();
  await expect(mate.getByText('More', { exact: true })).toHaveCount(0);

  await page
    .getByRole('combobox', { name: 'Your page, read by' })
    .selectOption({ label: 'somebody you are introduced to' });
  const met = page.getByRole('article', { name: 'Your page, read by somebody you are introduced to' });
  await expect(met).toContainText('Bonn');
  await expect(met.getByText('A warm one.')).toHaveCount(0);
  await fit(page);
});

test('each field is for whom its owner says', { tag: '@desktop' }, async ({ cast }) => {
  const [hana, mia, ben] = await cast.people('Hana', 'Mia', 'Ben');
  await circle([hana, mia], { name: 'The kiln guild' });
  await hana.act('updateProfile', { place: 'Bonn', proof: 'https://example.org/bowls' });
  await tie(hana, ben);
  const path = `/people/${encodeURIComponent(hana.id)}`;
  const [mias, bens] = [await mia.open(path), await ben.open(path)];
  await expect(mias.getByRole('main')).toContainText('Bonn');

  const page = await hana.open('/me');
  await page.getByText('Change what people read').click();
  const readers = page.getByRole('combobox', { name: 'Read by, your place' });
  await expect(readers).toHaveValue('EVERYBODY');
  await readers.selectOption({ label: 'your contacts' });
  await expect(page.getByRole('main').getByText('Kept.')).toBeVisible();
  await fit(page);
  await mias.reload();
  await expect(mias.getByRole('heading', { name: 'Hana' })).toBeVisible();
  await expect(mias.getByText('Bonn')).toHaveCount(0);
  await bens.reload();
  await expect(bens.getByRole('main')).toContainText('Bonn');

  await readers.selectOption({ label: 'your contacts and some circles' });
  await page.getByLabel('The kiln guild').check();
  const kept = () => hana.read('{ me { audiences { circles { name } } } }');
  await expect.poll(async () => (await kept()).me.audiences[0].circles).toEqual([{ name: 'The kiln guild' }]);
  await fit(page);
  await mias.reload();
  await expect(mias.getByRole('main')).toContainText('Bonn');
  await page.reload();
  await page.getByText('Change what people read').click();
  await expect(page.getByLabel('The kiln guild')).toBeChecked();

  await page.getByText('Say more, for whoever you help or ask').click();
  await page.getByRole('combobox', { name: 'Read by, your piece of work' }).selectOption({ label: 'nobody but you' });
  await expect(page.getByRole('main').getByText('Kept.')).toBeVisible();
  await bens.reload();
  await expect(bens.getByRole('main')).toContainText('Bonn');
  await expect(bens.getByRole('link', { name: 'A piece of Hana’s work' })).toHaveCount(0);
});

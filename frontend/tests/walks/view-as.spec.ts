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

import { ask, circle, give, signIn } from '../cast';
import { fit, sent } from '../checks';
import { expect, test } from '../later';

test('what ends says so in Today and is kept with one tap', { tag: '@desktop' }, async ({ cast, wait }) => {
  const ada = await cast.person('Ada');
  const guild = await circle([ada], { topics: ['Kilns'] });
  await give(ada, 'Kilns', guild, 'A warm one.');
  await ask(ada, 'Who lends a kiln?', ['Kilns']);

  wait(13);
  const page = await ada.open('/');
  const main = page.getByRole('main');
  await expect(main).toContainText('Who lends a kiln?');
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('ask.png'), fullPage: true });
  await page.getByRole('button', { name: 'Keep it open' }).click();
  await expect(main).toContainText('It stays open for two weeks.');

  await page.close();
  wait(170);
  await signIn(ada);
  const ends = async () => (await ada.read('{ me { gives { until } } }')).me.gives[0].until;
  await expect.poll(ends).not.toBeNull();
  const later = await ada.open('/');
  await expect(later.getByRole('main')).toContainText('A warm one.');
  await fit(later);
  await later.screenshot({ path: test.info().outputPath('give.png'), fullPage: true });
  await later.getByRole('button', { name: 'Yes, keep it' }).click();
  await expect(later.getByRole('main')).toContainText('Kilns stays.');
  await sent(later);
  expect(await ends()).toBeNull();
});

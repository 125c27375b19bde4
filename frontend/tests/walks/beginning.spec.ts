import { circle, expect, test, tie } from '../cast';

test('ten people who know nobody are told what to do next', async ({ cast }) => {
  const names = ['Ada', 'Ben', 'Cy', 'Dora', 'Eva', 'Fen', 'Gil', 'Hana', 'Ines', 'Olga'];
  const people = await cast.people(...names);
  const [ada, olga] = [people[0]!, people[9]!];
  const page = await ada.open('/');
  const main = page.getByRole('main');
  const go = (name: string) => page.getByRole('link', { name, exact: true }).click();

  await expect(main).toContainText('connect with two you trust, and say one thing you can give.');
  await page.getByRole('link', { name: 'Say what you can give' }).click();
  await expect(main).toContainText('Say one thing you can give; that is how people find you.');
  await expect(main).toContainText('People meet in circles.');
  await main.getByRole('link', { name: 'Join or begin one' }).click();
  await expect(main).toContainText('You meet help inside yours.');
  await go('Inbox');
  await expect(main).toContainText('When somebody asks you, or somebody says yes to you, it waits here.');
  await go('People');
  await expect(main).toContainText('Two people you trust are a good beginning');
  await go('Ask');
  await go('Your asks');
  await expect(main).toContainText('Most help begins with somebody asking.');

  await page.getByRole('link', { name: 'Ask for something' }).click();
  await page.getByRole('textbox', { name: 'What would help you right now?' }).fill('Who knows a quiet place to work?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(main).toContainText('Leave it open and look again: circles grow.');
  await page.getByRole('link', { name: 'Connect with more people' }).click();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();

  const guild = await circle([olga, ...people.slice(0, 9)], { topics: ['Quiet work'] });
  await page.goto(`/circles/${encodeURIComponent(guild)}`);
  await expect(main).toContainText('10 people');
  await expect(page.getByRole('region', { name: 'People here' }).getByRole('listitem')).toHaveCount(10);
  await go('Ask');
  await go('Your asks');
  await page.getByRole('link', { name: 'Who knows a quiet place to work?' }).click();
  await expect(page.getByRole('button', { name: 'Ask Olga' })).toBeVisible();
});

test(
  'somebody who knows people and gives nothing is led to say what they give',
  { tag: '@desktop' },
  async ({ cast }) => {
    const [ada, ben] = await cast.people('Ada', 'Ben');
    await circle([ada, ben], { topics: ['Glazing'] });
    await tie(ada, ben);
    const page = await ada.open('/');
    const main = page.getByRole('main');
    await expect(main).toContainText('Say one thing you can give, and whoever asks for it among people near you');
    await main.getByRole('link').first().click();
    await expect(page.getByText('What can you give?')).toBeInViewport();
    await page.getByLabel('In your own words').fill('An afternoon of glazing in my cellar.');
    await expect(page.getByRole('button', { name: /^Glazing\s*, take away$/ })).toBeVisible();
    await page.getByRole('button', { name: 'Say it' }).click();
    await expect(main).toContainText('You give Glazing.');
  },
);

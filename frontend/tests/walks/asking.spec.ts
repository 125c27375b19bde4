import { ask, at, circle, expect, give, helped, test, tie } from '../cast';
import { fit } from '../checks';

const TEXT = 'Who can tell me how beekeeping works on a city roof?';

test('one text and a tap, and the ways in are there', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen, ines, jon, cleo] = await cast.people('Ada', 'Fen', 'Ines', 'Jon', 'Cleo Marr');
  const guild = await circle([fen, ada, ines, jon, cleo], { topics: ['Beekeeping'] });
  await tie(ada, fen);
  await tie(ada, ines);
  await tie(ada, jon);
  await tie(fen, cleo);
  await tie(ines, cleo);
  await give(jon, 'Beekeeping', guild);
  await give(cleo, 'Beekeeping', guild);

  const page = await ada.open('/');
  await page.getByRole('link', { name: 'Ask', exact: true }).click();
  await page.getByRole('textbox', { name: 'What would help you right now?' }).fill(TEXT);
  await expect(page.getByRole('button', { name: /^Beekeeping\s*, take away$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();

  await expect(page.getByRole('heading', { name: 'Your ask' })).toBeVisible();
  const known = page.getByRole('region', { name: 'You already know' });
  await expect(known).toContainText('Jon');
  await expect(known).toContainText('Gives Beekeeping');
  const way = page.getByRole('region', { name: 'Two steps away' });
  await expect(way.getByRole('heading', { name: /^(Fen|Ines) knows someone who fits$/ })).toBeVisible();
  await expect(way).toContainText(/Also through (Fen|Ines)/);
  await expect(way).toContainText('Beekeeping');
  await expect(page.getByText('Cleo')).toHaveCount(0);

  await known.getByRole('button', { name: 'Write to Jon' }).click();
  await page.getByLabel('A sentence to Jon').fill('You kept bees once, did you not?');
  await page.getByRole('button', { name: 'Ask Jon' }).click();
  await expect(page.getByRole('main')).toContainText('Asked Jon. You will hear by ');
  await expect(page.getByRole('region', { name: 'Under way' })).toContainText('Asked Jon today.');
});

test('an ask posted before its topics were proposed finds them all the same', async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([jon, ada], { topics: ['Beekeeping'] });
  await tie(ada, jon);
  await give(jon, 'Beekeeping', guild);
  const page = await ada.open('/ask');
  await page.route('**/graphql', async (route) => {
    // However slow the machine is, the proposal does not come first.
    if (!route.request().postData()?.includes('suggestTopics')) await route.continue();
  });
  await page.getByRole('textbox', { name: 'What would help you right now?' }).fill(TEXT);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('region', { name: 'You already know' })).toContainText('Jon');
});

test('what is written is asked about once', async ({ cast }) => {
  const [ada] = await cast.people('Ada');
  await circle([ada], { topics: ['Beekeeping'] });
  const page = await ada.open('/ask');
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.postData()?.includes('suggestTopics') ?? false)));
  await page.clock.install();
  await page.getByRole('textbox', { name: 'What would help you right now?' }).fill(TEXT);
  for (let turn = 0; turn < 3; turn++) {
    await page.clock.runFor(1000);
    await expect(page.getByRole('button', { name: /^Beekeeping\s*, take away$/ })).toBeVisible();
  }
  expect(asked).toBe(1);
});

test('where nobody fits, the organiser of the circle is one tap away', async ({ cast }) => {
  const [olga, ada] = await cast.people('Olga Brandt', 'Ada');
  await circle([olga, ada], { topics: ['Weaving'] });
  const page = await ada.open('/ask');
  await page
    .getByRole('textbox', { name: 'What would help you right now?' })
    .fill('How do I keep weaving even at the edges?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('region', { name: 'No way in yet' })).toContainText('Olga');
  await page.getByRole('button', { name: 'Ask Olga' }).click();
  await page.getByLabel('A sentence to Olga').fill('Whom would you ask about selvedges?');
  await page.getByRole('button', { name: 'Ask Olga' }).click();
  await expect(page.getByRole('main')).toContainText('Asked Olga. You will hear by ');

  const olgas = await olga.open('/inbox');
  await olgas.getByRole('link', { name: 'Ada asks you directly.' }).click();
  await expect(olgas.getByText('Whom would you ask about selvedges?')).toBeVisible();
  await olgas.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(olgas.getByRole('heading', { name: 'You and Ada are introduced.' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('You and Olga are introduced')).toBeVisible();
});

test('an ask is taken back, and a sixth one is told to wait', async ({ cast }) => {
  const [ada] = await cast.people('Ada');
  for (const n of [1, 2, 3, 4, 5]) await ask(ada, `The question of number ${n}?`, ['Weaving']);
  const page = await ada.open('/ask');
  await page.getByRole('textbox', { name: 'What would help you right now?' }).fill('And a sixth one?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('You have 5 open asks.');
  await page.getByRole('link', { name: 'Your asks' }).click();
  await page.getByRole('link', { name: 'The question of number 3?' }).click();
  await page.getByRole('button', { name: 'Take this ask back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('main')).toContainText('Taken back.');
});

test('a closed ask is asked again by the asker alone', async ({ cast }) => {
  const { ada, jon, askId } = await helped(cast);
  const jons = await jon.open(at('asks', askId));
  await expect(jons.getByText('Helped.')).toBeVisible();
  await expect(jons.getByRole('link', { name: 'Ask again' })).toHaveCount(0);
  const page = await ada.open(at('asks', askId));
  await expect(page.getByRole('link', { name: 'Ask again' })).toBeVisible();
});

test('to ask again begins from the old words once, and puts them over no others', async ({ cast }) => {
  const ada = await cast.person('Ada');
  const askId = await ask(ada, 'Which glaze survives a dishwasher?', []);
  await ada.act('withdrawAsk', { askId });
  const page = await ada.open(at('asks', askId));
  const text = page.getByRole('textbox', { name: 'What would help you right now?' });
  await page.getByRole('link', { name: 'Ask again' }).click();
  await expect(text).toHaveValue('Which glaze survives a dishwasher?');
  await expect(page).toHaveURL(/\/ask$/);
  await text.fill('Which glaze survives a dishwasher and a child?');
  await page.reload();
  await expect(text).toHaveValue('Which glaze survives a dishwasher and a child?');

  await page.goto(at('asks', askId));
  await page.getByRole('link', { name: 'Ask again' }).click();
  await expect(page.getByText('This is what you had begun.')).toBeVisible();
  await expect(text).toHaveValue('Which glaze survives a dishwasher and a child?');
  await fit(page);
  await page.getByRole('button', { name: 'Take “Which glaze survives a dishwasher?” instead' }).click();
  await expect(text).toHaveValue('Which glaze survives a dishwasher?');
  await expect(page.getByText('This is what you had begun.')).toHaveCount(0);
});

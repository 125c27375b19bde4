import { ask, circle, expect, give, test, tie } from '../cast';
import { fit, sent } from '../checks';

test('Today is handled where it is, put off, hidden, and ends', { tag: '@desktop' }, async ({ cast }) => {
  const [jon, ada, ben, eva, nils] = await cast.people('Jon', 'Ada', 'Ben', 'Eva', 'Nils');
  const guild = await circle([jon, ada, ben, eva], { topics: ['Glazing'] });
  for (const friend of [ada, ben, eva]) await tie(jon, friend);
  await give(jon, 'Glazing', guild);
  await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);
  await ask(ben, 'Why does my glaze run?', ['Glazing']);
  const take = { kind: 'TAKE', topic: 'Glazing', circleId: guild, note: 'A first lesson in glazing.' };
  await eva.act('declareIntent', take);
  await nils.act('connect', { email: jon.email, reason: 'The night train.', allowsIntroductions: true });

  const page = await jon.open('/');
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('4 things');
  const item = (text: string) => page.getByRole('listitem').filter({ hasText: text });

  await item('The night train.').getByRole('button', { name: 'Yes, I know Nils' }).click();
  await item('The night train.').getByLabel('And you: how do you know Nils?').fill('We shared a table.');
  await item('The night train.').getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('You and Nils are connected.');
  await sent(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3 things');

  await item('Which glaze survives a dishwasher?').getByRole('button', { name: 'Not now' }).click();
  await expect(main.getByText(/^Put off until /)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(item('Which glaze survives a dishwasher?')).toBeVisible();
  await item('Which glaze survives a dishwasher?').getByRole('button', { name: 'Not now' }).click();
  await expect(main.getByText(/^Put off until /)).toBeVisible();
  await item('Why does my glaze run?').getByRole('button', { name: 'Hide' }).click();
  await expect(main.getByText('Hidden. It will not come back.')).toBeVisible();
  await item('A first lesson in glazing.').getByRole('button', { name: 'Hide' }).click();
  await expect(main.getByText('Hidden. It will not come back.')).toHaveCount(2);

  await expect(page.getByText('That is today.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('done');
  await expect(page.getByText('That is today.')).toBeVisible();
  await expect(page.getByText('glaze')).toHaveCount(0);
});

test('a take becomes an ask with one tap', async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([jon, ada], { topics: ['Glazing'] });
  await tie(ada, jon);
  await give(jon, 'Glazing', guild);
  const take = { kind: 'TAKE', topic: 'Glazing', circleId: guild, note: 'A first lesson in glazing.' };
  await ada.act('declareIntent', take);
  const jons = await jon.open('/');
  await expect(jons.getByRole('heading', { name: 'Ada is looking for help with Glazing' })).toBeVisible();
  await jons.getByRole('button', { name: 'Hide' }).click();
  await expect(jons.getByRole('main')).toContainText('Hidden. It will not come back.');
  await jons.reload();
  await expect(jons.getByText('That is today.')).toBeVisible();

  const page = await ada.open('/me');
  await page.getByRole('button', { name: 'Ask for it' }).click();
  await expect(page.getByRole('heading', { name: 'Your ask' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'You already know' })).toContainText('Jon');
});

test('somebody of one’s circle is not said to be known', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, ben, jon] = await cast.people('Ada', 'Ben', 'Jon');
  const circleId = await circle([jon, ada, ben], { topics: ['Glazing'] });
  await tie(jon, ben);
  await give(jon, 'Glazing', circleId);
  for (const one of [ada, ben]) await one.act('setGoal', { skills: ['glazing'] });
  const within = { circleId, audience: 'CIRCLE' };
  await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing'], within);
  await ask(ben, 'Why does my glaze run?', ['Glazing'], within);
  const page = await jon.open('/');
  const item = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await expect(item('Which glaze').getByText('Ada is in your circle.')).toBeVisible();
  await expect(item('Why does').getByText('You know Ben.')).toBeAttached();
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('circle-mate.png'), fullPage: true });
});

test('help is offered over what a contact looks for', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([jon, ada], { topics: ['Glazing'] });
  await tie(ada, jon);
  await give(jon, 'Glazing', guild);
  const take = { kind: 'TAKE', topic: 'Glazing', circleId: guild, note: 'A first lesson in glazing.' };
  await ada.act('declareIntent', take);
  const jons = await jon.open('/');
  await jons.getByRole('button', { name: 'I can help' }).click();
  await jons.getByLabel('What can you do, in a sentence?').fill('Come by on Sunday, I fire at noon.');
  await jons.getByRole('button', { name: 'Offer help' }).click();
  await expect(jons.getByRole('main')).toContainText('You offered Ada your help.');
  await sent(jons);
  await jons.reload();
  await expect(jons.getByText('You offered your help.')).toBeVisible();
  await expect(jons.getByText('That is today.')).toBeVisible();

  const page = await ada.open('/');
  await expect(page.getByText('A first lesson in glazing.')).toBeVisible();
  await expect(page.getByText('Come by on Sunday, I fire at noon.')).toBeVisible();
  await page.getByRole('link', { name: 'Jon offers to help you with Glazing.' }).click();
  await expect(page.getByText('You look for help with Glazing')).toBeVisible();
  await page.getByRole('button', { name: 'Yes, please' }).click();
  await expect(page.getByRole('heading', { name: 'You and Jon are introduced.' })).toBeVisible();
  await jons.goto('/inbox');
  await expect(jons.getByRole('link', { name: /You and Ada are introduced/ })).toContainText(
    'A first lesson in glazing.',
  );
});

test('somebody between two contacts is asked to bring them together', async ({ cast }) => {
  const [fen, ada, cleo] = await cast.people('Fen', 'Ada', 'Cleo');
  const guild = await circle([fen, ada, cleo], { topics: ['Glazing'] });
  await tie(fen, ada);
  await tie(fen, cleo);
  await give(cleo, 'Glazing', guild);
  await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);
  const page = await fen.open('/');
  await expect(page.getByRole('heading', { name: 'Ada asks, and Cleo may know' })).toBeVisible();
  await page.getByRole('button', { name: 'Introduce them' }).click();
  await page.getByLabel('A sentence for Cleo').fill('You have fired more than anybody.');
  await page.getByRole('button', { name: 'Introduce', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Cleo is asked.');
  await sent(page);
  const cleos = await cleo.open('/');
  await expect(cleos.getByText('You have fired more than anybody.')).toBeVisible();
  await cleos.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(cleos.getByRole('main')).toContainText('You said yes.');
});

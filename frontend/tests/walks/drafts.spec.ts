import { at, circle, expect, give, test, tie } from '../cast';

test('what is half written survives a reload and is gone when it is sent', async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([ada, jon], { topics: ['Glazing'] });
  await tie(ada, jon);
  await give(jon, 'Glazing', guild);
  const page = await ada.open('/ask');
  const text = page.getByRole('textbox', { name: 'What would help you right now?' });
  await text.fill('Which glaze survives a dishwasher?');
  await page.reload();
  await expect(text).toHaveValue('Which glaze survives a dishwasher?');
  await expect(page.getByRole('button', { name: /^Glazing\s*, take away$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('button', { name: 'Write to Jon' }).click();
  await page.getByLabel('A sentence to Jon').fill('You have a kiln.');
  await page.reload();
  await page.getByRole('button', { name: 'Write to Jon' }).click();
  await expect(page.getByLabel('A sentence to Jon')).toHaveValue('You have a kiln.');
  await page.getByRole('button', { name: 'Ask Jon' }).click();
  await expect(page.getByRole('main')).toContainText('Asked Jon. You will hear by ');
  await page.goto('/ask');
  await expect(text).toHaveValue('');
});

test('what limits an ask waits with its words', async ({ cast }) => {
  const ada = await cast.person('Ada');
  const guild = await circle([ada], { name: 'Quiet potters' });
  const page = await ada.open('/ask');
  await page.getByRole('textbox', { name: 'What would help you right now?' }).fill('Who could lend me a kiln?');
  await page.getByText('Goes to: people two steps away').click();
  await page.getByLabel('In', { exact: true }).selectOption(guild);
  await page.getByRole('radio', { name: /^People you know/ }).check();
  await page.getByLabel('Without my name until we are introduced').check();
  await page.getByRole('link', { name: 'Your asks' }).click();
  await expect(page.getByRole('heading', { name: 'Your asks' })).toBeVisible();
  await page.goto('/ask');
  await expect(page.getByText('Goes to: people you know, nobody else, without your name')).toBeVisible();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('To people you know, nobody else')).toBeVisible();
  await page.goto('/ask');
  await expect(page.getByText('Goes to: people two steps away, in any circle')).toBeVisible();
});

test('what is half written in any form is there after a reload', async ({ cast }) => {
  const [ada, jon, nils] = await cast.people('Ada', 'Jon', 'Nils');
  const guild = await circle([jon, ada, nils]);
  await tie(ada, jon);
  const forms = [
    ['/people', 'Connect with somebody', 'How do you know them?'],
    [at('people', nils.id), 'Connect with Nils', 'How do you know Nils?'],
    [at('people', jon.id), 'My side of it', 'How I know Jon'],
    [at('circles', guild), 'Report this circle', 'Anything they should know'],
    ['/circles', 'Begin a circle', 'What is it for?'],
    [at('circles', guild), 'Give something here', 'In your own words'],
    ['/me', 'Say it in three short lists', 'In which field, if that matters'],
  ] as const;
  const page = await ada.open('/');
  const open = async ([path, title, label]: (typeof forms)[number]) => {
    await page.goto(path);
    await page
      .getByRole('button', { name: title, exact: true })
      .or(page.getByText(title, { exact: true }))
      .click();
    return page.getByLabel(label);
  };
  for (const form of forms) await (await open(form)).fill(`Half of ${form[1]}`);
  await page.reload();
  for (const form of forms) await expect(await open(form)).toHaveValue(`Half of ${form[1]}`);
});

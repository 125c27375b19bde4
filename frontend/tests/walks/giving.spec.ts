import { at, circle, expect, helped, test, tie } from '../cast';
import { fit, movement, sent, tabTo } from '../checks';

test('thanks in public, a vouch, and both on a page of the helper, who may hide them', async ({ cast }) => {
  const { ada, jon, eva, thread } = await helped(cast);
  const page = await ada.open(thread);
  await page.getByRole('button', { name: 'Say thanks' }).click();
  await page.getByLabel('Thank Jon').fill('My bowls shine.');
  await page.getByLabel(/Everybody in Guild/).check();
  await fit(page);
  await page.getByRole('button', { name: 'Say thanks' }).click();
  await expect(page.getByRole('main')).toContainText('Your thanks are with Jon, and stand in the circle.');

  await page.goto(at('people', jon.id));
  await expect(page.getByRole('region', { name: 'Thanks' })).toContainText('My bowls shine.');
  await page.getByText('Vouch for Jon').click();
  await page.getByLabel('What would you tell somebody about Jon?').fill('He answers with a kiln.');
  await page.getByRole('button', { name: 'Vouch for Jon' }).click();
  await expect(page.getByRole('region', { name: 'They vouch for Jon' })).toContainText('He answers with a kiln.');

  const jons = await jon.open('/me');
  await jons.getByRole('link', { name: 'What people say about you' }).click();
  await fit(jons);
  const evas = await eva.open(at('people', jon.id));
  await expect(evas.getByRole('region', { name: 'They vouch for Jon' })).toContainText('He answers with a kiln.');
  await jons.getByRole('button', { name: /^Hide it\s*: He answers with a kiln/ }).click();
  await expect(jons.getByRole('button', { name: /^Show it again\s*: He answers with a kiln/ })).toBeVisible();
  await evas.reload();
  await expect(evas.getByText('My bowls shine.')).toBeVisible();
  await expect(evas.getByText('He answers with a kiln.')).toHaveCount(0);
});

test('a help without an ask is written down, confirmed, owed and returned', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  await tie(ada, jon);
  const page = await ada.open('/me');
  await page.getByRole('link', { name: 'Give & take' }).click();
  await expect(page.getByText('No help stands here yet.')).toBeVisible();
  await page.getByText('Write down a help that had no ask').click();
  await page.getByLabel('With whom?').selectOption('Jon');
  await page.getByLabel('What was the help?').fill('I lent him the van.');
  await page.getByText('Terms, circle, who brought you together').click();
  await page.getByLabel('A favour in return').check();
  await fit(page);
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByRole('region', { name: 'You wrote down' })).toContainText('It waits for a yes until');

  const jons = await jon.open('/give');
  await expect(jons.getByRole('heading', { name: 'Ada writes about a help for you.' })).toBeVisible();
  await tabTo(jons, jons.getByRole('button', { name: 'Yes, it is so' }));
  await jons.keyboard.press('Enter');
  await expect(jons.getByRole('main')).toContainText('You owe Ada a favour.');
  await fit(jons);

  await page.reload();
  await expect(page.getByRole('region', { name: 'Your ledger' })).toContainText('You helped Jon.');
  await page.getByRole('button', { name: 'It was returned' }).click();
  await expect(page.getByRole('main')).toContainText('Settled: it was returned.');
  await expect(page.getByText('Nothing is owed at the moment.')).toBeVisible();
  await page.getByLabel('When', { exact: true }).selectOption('In the last month');
  await expect(page.getByRole('region', { name: 'Given and received' })).toContainText('You helped 1');
  await jons.close();
  const still = await jon.open('about:blank');
  expect(await movement(still, '/give')).toBeLessThan(0.01);
});

test('thanks for a help without an ask are owed in Today and in the ledger, and stand in both', async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([ada, jon], { topics: ['Glazing'] });
  await tie(ada, jon);
  const lent = async (text: string) => {
    const draft = { personId: jon.id, side: 'RECEIVED', text, circleId: guild };
    const logged = await ada.act('logHelp', draft, '... on HelpLogged { help { id } }');
    await jon.act('confirmHelp', { helpId: logged.help.id });
  };
  await lent('He lent me the van.');
  await lent('He drove it, too.');
  const page = await ada.open('/');
  const owed = page.getByRole('listitem').filter({ hasText: 'He lent me the van.' });
  await expect(owed.getByRole('heading', { name: 'Jon helped you.' })).toBeVisible();
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('today.png'), fullPage: true });
  await owed.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await owed.getByRole('button', { name: 'Say thanks' }).click();
  await owed.getByLabel('Thank Jon').fill('Your van is a ship.');
  await owed.getByLabel(/Everybody in Guild/).check();
  await fit(page);
  await owed.getByRole('button', { name: 'Say thanks' }).click();
  await expect(page.getByText('Your thanks are with Jon, and stand in the circle.').first()).toBeVisible();
  await sent(page);

  await page.goto('/give');
  const ledger = page.getByRole('region', { name: 'Your ledger' });
  await expect(ledger.getByText('You said thanks: Your van is a ship.')).toBeVisible();
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('owed.png'), fullPage: true });
  await tabTo(page, ledger.getByRole('button', { name: 'Skip : Jon helped you.' }));
  await page.keyboard.press('Enter');
  await expect(ledger.getByText('Closed without a note of thanks.')).toBeVisible();
  await expect(ledger.getByRole('button', { name: 'Say thanks' })).toHaveCount(0);

  const jons = await jon.open('/give');
  const his = jons.getByRole('region', { name: 'Your ledger' });
  await expect(his.getByText('Ada says thank you: Your van is a ship.')).toBeVisible();
  await fit(jons);
  await jons.screenshot({ path: test.info().outputPath('thanked.png'), fullPage: true });
  await page.goto(at('people', jon.id));
  await expect(page.getByRole('region', { name: 'Thanks' })).toContainText('Your van is a ship.');
});

test('a note begins from an idea, and is sent only with a tap', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  await tie(ada, jon);
  const page = await ada.open(at('people', jon.id));
  await expect(page.getByRole('region', { name: 'Common ground' })).toContainText('You share no circle, and no topic');
  await page.getByText('Give Jon something small').click();
  await page.getByRole('button', { name: 'A note' }).click();
  await page.getByRole('button', { name: 'You have just met' }).click();
  const field = page.getByLabel('A word to Jon');
  await expect(field).not.toHaveValue('');
  await fit(page);
  expect((await jon.read('{ gifts(first: 5) { nodes { id } } }')).gifts.nodes).toEqual([]);
  await field.fill('The kiln book is yours to keep.');
  await page.getByRole('button', { name: 'Send to Jon' }).click();
  await expect(page.getByRole('main')).toContainText('Jon has it. Nothing is expected back.');

  const jons = await jon.open('/give');
  await expect(jons.getByRole('region', { name: 'Given to you' })).toContainText('The kiln book is yours to keep.');
  await jons.reload();
  await expect(jons.getByText('· new')).toHaveCount(0);
});

test('a help with nothing owed back raises what one gave freely', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  await tie(ada, jon);
  const help = async (text: string, terms: string) => {
    const draft = { personId: jon.id, side: 'GIVEN', text, terms };
    const logged = await ada.act('logHelp', draft, '... on HelpLogged { help { id } }');
    await jon.act('confirmHelp', { helpId: logged.help.id });
  };
  await help('I lent him the van.', 'FAVOUR');
  const page = await ada.open('/give');
  const sums = page.getByRole('region', { name: 'Given and received' });
  await expect(sums).toContainText('You helped 1');
  await expect(sums).not.toContainText('given freely');
  for (const n of [1, 2]) {
    await help('I showed him round.', 'FREE');
    await page.reload();
    await expect(sums).toContainText(`You helped ${n + 1}`);
    await expect(sums).toContainText(`${n} given freely, with nothing owed back.`);
  }
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('freely.png'), fullPage: true });
  await expect((await jon.open('/give')).getByText('You owe Ada')).toHaveCount(1);
});

test('what is owed is let go, and nobody owes it any more', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  await tie(ada, jon);
  const draft = { personId: jon.id, side: 'GIVEN', text: 'I lent him the van.', terms: 'FAVOUR' };
  const logged = await ada.act('logHelp', draft, '... on HelpLogged { help { id } }');
  await jon.act('confirmHelp', { helpId: logged.help.id });
  const jons = await jon.open('/give');
  await expect(jons.getByRole('heading', { name: 'You owe Ada a favour.' })).toBeVisible();

  const page = await ada.open('/give');
  await expect(page.getByRole('heading', { name: 'Jon owes you a favour.' })).toBeVisible();
  await page.getByRole('button', { name: 'Let it go' }).click();
  await expect(page.getByRole('main')).toContainText('Let go. Nothing is owed any more.');
  await page.getByText('Settled before').click();
  await expect(page.getByText('Jon · Let go today')).toBeVisible();
  await fit(page);
  await jons.reload();
  await expect(jons.getByText('Nothing is owed at the moment.')).toBeVisible();
  await jons.getByText('Settled before').click();
  await expect(jons.getByText('Ada · Let go today')).toBeVisible();
});

test('that their work was passed on is told from their page', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  await tie(ada, jon);
  const page = await ada.open(at('people', jon.id));
  await page.getByText('Give Jon something small').click();
  await page.getByRole('button', { name: 'I passed your work on' }).click();
  await page.getByLabel('To whom, if you like').fill('To the potters of the harbour.');
  await page.getByRole('button', { name: 'Send to Jon' }).click();
  await expect(page.getByRole('main')).toContainText('Jon has it. Nothing is expected back.');

  const given = (await jon.open('/give')).getByRole('region', { name: 'Given to you' });
  await expect(given).toContainText('Ada passed your work on.');
  await expect(given).toContainText('To the potters of the harbour.');
});

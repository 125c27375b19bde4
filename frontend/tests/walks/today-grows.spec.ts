import { ask, circle, expect, give, test, tie, type Person } from '../cast';
import { fit, sent } from '../checks';

/** Somebody wrote down a help, and the other confirmed it, with no word of thanks. */
async function helped(helper: Person, whom: Person, text: string) {
  const draft = { personId: whom.id, side: 'GIVEN', text, terms: 'FREE' };
  const logged = await helper.act('logHelp', draft, '... on HelpLogged { help { id } }');
  await whom.act('confirmHelp', { helpId: logged.help.id });
  await whom.act('skipThanksForHelp', { helpId: logged.help.id });
}

test('Today asks for a tap, brings two together, and gives first', { tag: '@desktop' }, async ({ cast }) => {
  const [fen, ada, cleo, jon] = await cast.people('Fen', 'Ada', 'Cleo', 'Jon');
  const guild = await circle([fen, ada, cleo, jon], { topics: ['Glazing'] });
  for (const friend of [ada, cleo, jon]) await tie(fen, friend);
  await give(cleo, 'Glazing', guild);
  const take = { kind: 'TAKE', topic: 'Glazing', circleId: guild, note: 'A first lesson.', visibility: 'CIRCLE' };
  await ada.act('declareIntent', take);
  for (const text of ['A kiln.', 'A wheel.', 'A shelf.', 'A lamp.']) await helped(jon, fen, text);
  await jon.act('logHelp', { personId: fen.id, side: 'GIVEN', text: 'A ride home.', terms: 'FREE' });

  const page = await fen.open('/');
  const item = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 things');
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('fen.png'), fullPage: true });

  await item('A ride home.').getByRole('button', { name: 'Yes, it is so' }).click();
  await expect(page.getByRole('main')).toContainText('It stands in both your ledgers.');
  await expect(page.getByRole('heading', { name: 'Ada and Cleo could be good for each other' })).toBeVisible();
  await page.getByRole('button', { name: 'Propose it' }).click();
  await fit(page);
  await page.getByRole('button', { name: 'Introduce', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Names are shown when both say yes.');
  await expect(page.getByText('That is today.')).toBeVisible();

  const jons = await jon.open('/');
  await expect(jons.getByRole('heading', { name: 'Ask for something yourself' })).toBeVisible();
  await fit(jons);
  await jons.getByRole('button', { name: 'Ask', exact: true }).click();
  await jons.getByLabel('What would help you?').fill('Who has a spare kiln?');
  await jons.screenshot({ path: test.info().outputPath('jon.png'), fullPage: true });
  await jons.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(jons.getByRole('main')).toContainText('Your ask is open.');
  await sent(jons);
  await jons.reload();
  await expect(jons.getByText('You asked.')).toBeVisible();
});

test('whom one only asked one may give first', { tag: '@desktop' }, async ({ cast }) => {
  const [fen, jon] = await cast.people('Fen', 'Jon');
  await tie(fen, jon);
  for (const text of ['A kiln?', 'A wheel?', 'A shelf?']) {
    const askId = await ask(fen, text, ['Glazing']);
    await fen.act('askDirectly', { askId, helperId: jon.id, note: 'You may know.' });
  }
  const page = await fen.open('/');
  await expect(page.getByRole('heading', { name: 'Give Jon something' })).toBeVisible();
  await expect(page.getByText('The last three times you asked Jon')).toBeVisible();
  await page.getByRole('button', { name: 'Give something' }).click();
  await fit(page);
  await page.getByRole('button', { name: 'A note' }).click();
  await page.getByLabel('A word to Jon').fill('I read your page on kilns twice.');
  await page.screenshot({ path: test.info().outputPath('give.png'), fullPage: true });
  await page.getByRole('button', { name: 'Send to Jon' }).click();
  await expect(page.getByRole('main')).toContainText('Jon has it. Nothing is expected back.');
  await sent(page);
  await page.reload();
  await expect(page.getByText('You gave something.')).toBeVisible();
});

test('undone for ten seconds, and no longer', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([jon, ada], { topics: ['Glazing'] });
  await tie(ada, jon);
  await give(jon, 'Glazing', guild);
  await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);
  const page = await jon.open('about:blank');
  await page.clock.install();
  await page.goto('/');
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.clock.runFor(9_000);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Which glaze survives a dishwasher?')).toBeVisible();
  await page.getByRole('button', { name: 'Hide' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.clock.runFor(11_000);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect(page.getByRole('main').getByText('Hidden. It will not come back.')).toBeVisible();
});

test(
  'what is done can be taken back for ten seconds, and goes out after them',
  { tag: '@desktop' },
  async ({ cast }) => {
    const [ada, jon] = await cast.people('Ada', 'Jon');
    const guild = await circle([jon, ada], { topics: ['Glazing'] });
    await tie(ada, jon);
    await give(jon, 'Glazing', guild);
    await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing']);
    const begun = async () =>
      (await ada.read('{ introductions(first: 5) { nodes { id } } }')).introductions.nodes.length;
    const page = await jon.open('about:blank');
    await page.clock.install();
    await page.goto('/');
    await page.getByRole('button', { name: 'I can help' }).click();
    const words = page.getByLabel('What can you do, in a sentence?');
    await words.fill('Bring one, we fire it twice.');
    await page.getByRole('button', { name: 'Offer help' }).click();
    await expect(page.getByRole('main')).toContainText('You offered Ada your help.');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
    await page.clock.runFor(3_000);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(words).toHaveValue('Bring one, we fire it twice.');
    expect(await begun()).toBe(0);
    await page.getByRole('button', { name: 'Offer help' }).click();
    await page.clock.runFor(11_000);
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await expect.poll(begun).toBe(1);
  },
);

test('a contact looks out for what another looks for', async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([jon, ada], { topics: ['Glazing'] });
  await tie(ada, jon);
  const take = { kind: 'TAKE', topic: 'Glazing', circleId: guild, note: 'A first lesson.', visibility: 'CIRCLE' };
  await ada.act('declareIntent', take);
  const page = await jon.open(`/people/${encodeURIComponent(ada.id)}`);
  await page.getByRole('button', { name: 'Look out for it in Glazing' }).click();
  await expect(page.getByRole('button', { name: 'Look out for it in Glazing', pressed: true })).toBeVisible();
  await fit(page);
  await give(jon, 'Glazing', guild);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Ada is looking for help with Glazing' })).toBeVisible();
  await expect(page.getByText('You watch for this')).toBeVisible();
});

test('what waits beyond two answers is told, and where', { tag: '@desktop' }, async ({ cast }) => {
  const [fen, jon, mia] = await cast.people('Fen', 'Jon', 'Mia');
  await tie(fen, jon);
  for (const text of ['A kiln?', 'A wheel?', 'A shelf?', 'A lamp?']) {
    const askId = await ask(fen, text, ['Glazing']);
    await fen.act('askDirectly', { askId, helperId: jon.id, note: 'You may know.' });
  }
  await mia.act('connect', { email: jon.email, reason: 'Jon, from the choir.', allowsIntroductions: true });
  const page = await jon.open('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 things');
  const more = page.getByRole('link', { name: '2 more wait for your answer in the Inbox.' });
  await expect(more).toBeVisible();
  await expect(page.getByRole('link', { name: 'One more waits for your answer under People.' })).toBeVisible();
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('more.png'), fullPage: true });
  await more.click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Waiting for you' }).getByRole('listitem')).toHaveCount(4);
});

test('what is urgent comes onto a list that was done', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, jon] = await cast.people('Ada', 'Jon');
  const guild = await circle([jon, ada], { topics: ['Glazing'] });
  await tie(ada, jon);
  const { contacts } = await ada.read('{ contacts(first: 1) { nodes { id } } }');
  await ada.act('updateTie', { tieId: contacts.nodes[0].id, ring: 'CLOSE' });
  await give(jon, 'Glazing', guild);
  const page = await jon.open('/');
  await expect(page.getByText('That is today.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('done');
  const draft = { text: 'My kiln is open and hot: who comes?', topics: ['Glazing'], urgent: true };
  await ada.act('postAsk', draft);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 thing');
  await expect(page.getByText(/^Urgent, ends (today|tomorrow) at /)).toBeVisible();
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('urgent.png'), fullPage: true });
  await page.getByRole('link', { name: draft.text }).click();
  await expect(page.getByText(/urgent, ends (today|tomorrow) at /)).toBeVisible();
});

import { circle, expect, test, tie, type Cast, type Person } from '../cast';
import { fit } from '../checks';

const TEXT = 'Which glaze survives a dishwasher?';

/** Fen has helped in the guild and reads drafts there; Ada wants one read. */
async function guild(cast: Cast) {
  const [fen, ada, ines] = await cast.people('Fen', 'Ada', 'Ines');
  const id = await circle([fen, ada, ines], { topics: ['Glazing'] });
  await tie(fen, ines);
  await helped(fen, ines, id);
  return { fen, ada, ines, id };
}

async function helped(helper: Person, whom: Person, circleId: string) {
  const draft = { personId: whom.id, side: 'GIVEN', text: 'A kiln.', terms: 'FREE', circleId };
  const logged = await helper.act('logHelp', draft, '... on HelpLogged { help { id } }');
  await whom.act('confirmHelp', { helpId: logged.help.id });
}

test('a draft is read first by somebody who has helped there', { tag: '@desktop' }, async ({ cast }) => {
  const { fen, ada, id } = await guild(cast);
  const fens = await fen.open(`/circles/${encodeURIComponent(id)}`);
  await fens.getByLabel('I read drafts for others here').check();
  await expect(fens.getByText('Drafts may come to you now.')).toBeAttached();

  const page = await ada.open('/ask');
  await page.getByRole('textbox', { name: 'What would help you right now?' }).fill(TEXT);
  await page.getByLabel('Let somebody experienced read it first').check();
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('tick.png'), fullPage: true });
  await page.getByRole('button', { name: 'Let it be read' }).click();
  await expect(page.getByText(/^Handed to somebody in Guild/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask', exact: true })).toBeEnabled();
  await expect(page.getByRole('main')).not.toContainText('Fen');

  await fens.goto('/inbox');
  await fit(fens);
  await fens.getByRole('link', { name: /Ada would like a word on a draft/ }).click();
  await fit(fens);
  await fens.screenshot({ path: test.info().outputPath('reader.png'), fullPage: true });
  await fens.getByLabel('A word to Ada').fill('Say which clay, and what you tried.');
  await fens.getByRole('button', { name: 'Send it to Ada' }).click();
  await expect(fens.getByRole('main')).toContainText('Ada has your word on it.');

  await page.reload();
  await expect(page.getByText('Say which clay, and what you tried.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'What would help you right now?' })).toHaveValue(TEXT);
  await fit(page);
  await page.screenshot({ path: test.info().outputPath('comment.png'), fullPage: true });
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your ask' })).toBeVisible();
  await fens.reload();
  await expect(fens.getByRole('main')).not.toContainText(TEXT);
});

test('who passes a draft on is told to nobody, and a cold one does not say for whom it is', async ({ cast }) => {
  const { fen, ada, ines, id } = await guild(cast);
  await helped(ines, fen, id);
  for (const reader of [fen, ines]) await reader.act('markReader', { circleId: id, reads: true });
  const sam = await cast.person('Sam');
  await sam.act('joinCircle', { circleId: id });
  await ada.act('postAsk', { text: TEXT, topics: ['Glazing'] });
  const page = await ada.open(`/people/${encodeURIComponent(sam.id)}`);
  await page.getByText('Ask Sam, whom you have not met').click();
  await page.getByLabel('Why Sam?').fill('You fire at cone six.');
  await page.getByLabel('Who are you, in two sentences?').fill('I throw plates. I sell them at fairs.');
  await page.getByLabel('One link of your work').fill('https://example.org/plates');
  await page.getByLabel('What happens after a yes?').fill('I send two photos.');
  await page.getByLabel('Let somebody experienced read it first').check();
  await fit(page);
  await page.getByRole('button', { name: 'Let it be read' }).click();
  await expect(page.getByText(/^Handed to somebody in Guild/)).toBeVisible();

  const mine = '{ readings(first: 1) { nodes { id person { id } } } }';
  const waits = await Promise.all([fen, ines].map((one) => one.read(mine)));
  const [first, second] = waits[0].readings.nodes.length ? [fen, ines] : [ines, fen];
  const reader = await first.open('/inbox');
  await reader.getByRole('link', { name: /Ada would like a word on a draft/ }).click();
  await expect(reader.getByText('I throw plates. I sell them at fairs.')).toBeVisible();
  await expect(reader.getByRole('main')).not.toContainText('Sam');
  await reader.getByRole('button', { name: 'Not this time' }).click();
  await expect(reader.getByRole('main')).toContainText('It goes to somebody else, and nobody is told.');
  const { readings } = await second.read(mine);
  expect(readings.nodes).toMatchObject([{ person: null }]);
  await second.act('answerReading', { readingId: readings.nodes[0].id, comment: 'Ask for one thing.' });

  const again = await ada.open(`/people/${encodeURIComponent(sam.id)}`);
  await again.getByText('Ask Sam, whom you have not met').click();
  await expect(again.getByText('Ask for one thing.')).toBeVisible();
  await expect(again.getByLabel('Why Sam?')).toHaveValue('You fire at cone six.');
  await fit(again);
  await again.getByRole('button', { name: 'Ask Sam', exact: true }).click();
  await expect(again.getByRole('main')).toContainText('Asked Sam.');
});

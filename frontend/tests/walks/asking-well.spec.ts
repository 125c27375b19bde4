import { ask, at, circle, expect, give, test, tie, type Cast } from '../cast';
import { fit } from '../checks';

const TEXT = 'Which glaze survives a dishwasher?';
/** Ada knows Fen and Ines; each knows somebody who gives what she asks for. */
async function village(cast: Cast) {
  const [ada, fen, ines, cleo, dora] = await cast.people('Ada', 'Fen', 'Ines', 'Cleo', 'Dora');
  const guild = await circle([fen, ada, ines, cleo, dora], {
    name: `Potters ${cast.address('x').slice(2, 6)}`,
    topics: ['Glazing'],
  });
  for (const friend of [fen, ines]) await tie(ada, friend);
  await tie(fen, cleo);
  await tie(ines, dora);
  for (const one of [cleo, dora]) await give(one, 'Glazing', guild);
  return { ada, fen, ines, guild };
}

test(
  'how an ask is put is one fold away, and a whole circle is told what one is after',
  { tag: '@desktop' },
  async ({ cast }) => {
    const { ada, guild } = await village(cast);
    const page = await ada.open('/ask');
    await page.getByRole('textbox', { name: 'What would help you right now?' }).fill(TEXT);
    await page.getByText('Asked softly').click();
    await expect(page.getByText('“Would you know something about this? A no is fine too.”')).toBeVisible();
    await page.getByLabel('Plainly').check();
    await page.getByLabel('Urgent: it ends within 24 hours').check();
    await expect(page.getByText('Asked plainly · urgent, for a day')).toBeVisible();
    await page.getByText('Goes to: people two steps away').click();
    await page.getByLabel('In', { exact: true }).selectOption(guild);
    await page.getByRole('radio', { name: /Only Potters/ }).check();
    await fit(page);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();

    await expect(page.getByRole('alert')).toContainText('Say first what you are after');
    await page.getByLabel('What somebody should know or do').fill('glazing, kilns, glazing');
    await page.getByLabel('In which field, if that matters').fill('tableware');
    await fit(page);
    await page.getByRole('button', { name: 'Keep, and ask' }).click();
    await expect(page.getByRole('heading', { name: 'Your ask' })).toBeVisible();
    await expect(page.getByText(/urgent, ends (today|tomorrow)/)).toBeVisible();
    await page.goto('/me');
    await expect(page.getByText('I look for glazing and kilns in tableware.')).toBeVisible();

    await page.goto('/ask');
    await page.getByRole('button', { name: 'Begin with “I look for glazing' }).click();
    const text = page.getByRole('textbox', { name: 'What would help you right now?' });
    await expect(text).toHaveValue('I look for glazing and kilns in tableware. ');
    await text.fill('And one more, at once?');
    await page.getByText('Asked softly').click();
    await page.getByLabel('Urgent: it ends within 24 hours').check();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText(/You had an urgent ask lately\..* Try again on \d+ /);
  },
);

test('a goal proposes topics where an ask says little, and what one sees is what is asked', async ({ cast }) => {
  const { ada } = await village(cast);
  await ada.act('setGoal', { skills: ['Glazing'] });
  const page = await ada.open('/ask');
  const text = page.getByRole('textbox', { name: 'What would help you right now?' });
  await text.fill('Help me');
  await expect(page.getByRole('button', { name: /^Glazing\s*, take away$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your ask' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /^Glazing$/ })).toBeVisible();
});

test('before an ask goes out one sees what lies between, and may give first', { tag: '@desktop' }, async ({ cast }) => {
  const { ada, fen } = await village(cast);
  for (const n of [1, 2, 3]) {
    const askId = await ask(ada, `The question of number ${n}?`, ['Weaving']);
    await ada.act('askDirectly', { askId, helperId: fen.id, note: 'Would you know?' });
  }
  const page = await ada.open(at('asks', await ask(ada, TEXT, ['Glazing'])));
  await page.getByRole('button', { name: 'Ask Fen' }).click();
  await expect(page.getByText('You last asked Fen today: “The question of number 3?”')).toBeVisible();
  await expect(page.getByText('Your last three touches with Fen were asks.')).toBeVisible();
  await page.getByRole('button', { name: 'Give Fen something first' }).click();
  await page.getByLabel('A link that helps Fen').fill('https://example.org/cone-six');
  await page.getByRole('textbox', { name: 'A word to Fen' }).fill('You asked about cone six once.');
  await fit(page);
  await page.getByRole('button', { name: 'Give it' }).click();
  await expect(page.getByRole('main')).toContainText('Fen has it. Nothing is expected back.');
  await expect(page.getByText(/You last gave Fen something today/).first()).toBeVisible();
  const { gifts } = await fen.read('{ gifts(first: 5) { nodes { kind link text } } }');
  expect(gifts.nodes).toEqual([
    { kind: 'LINK', link: 'https://example.org/cone-six', text: 'You asked about cone six once.' },
  ]);

  await page.getByRole('button', { name: 'Begin with “Would you know something' }).click();
  await expect(page.getByLabel('Two sentences to Fen')).toBeFocused();
  await page.getByLabel('If this comes to nothing, Weft may try the next way in').check();
  await page.getByRole('button', { name: 'Ask Fen' }).click();
  await expect(page.getByRole('main')).toContainText('Asked through Fen. You will hear by ');
  const { introductions } = await ada.read('{ introductions(first: 1) { nodes { reroute } } }');
  expect(introductions.nodes).toEqual([{ reroute: true }]);
});

test(
  'Weft asks in waves: a number, a date, never people, until one says stop',
  { tag: '@desktop' },
  async ({ cast }) => {
    const { ada, fen, ines } = await village(cast);
    const page = await ada.open(at('asks', await ask(ada, TEXT, ['Glazing'])));
    await page.getByRole('button', { name: 'Let Weft ask for me' }).click();
    await page.getByLabel('Two sentences to whoever is asked').fill('Mine all turn dull. Do you know a potter?');
    await page.getByRole('button', { name: 'Let Weft ask' }).click();
    const waves = page.getByRole('region', { name: 'Weft asks for you' });
    await expect(waves).toContainText('First wave');
    await expect(waves).toContainText('You will hear by');
    for (const name of ['Fen', 'Ines']) await expect(waves).not.toContainText(name);
    await fit(page);
    const inboxes = await Promise.all(
      [fen, ines].map((one) => one.read('{ introductions(first: 5) { nodes { state } } }')),
    );
    expect(inboxes.some(({ introductions }) => introductions.nodes.length > 0)).toBe(true);
    const stop = waves.getByRole('button', { name: 'Stop after this' });
    if (await stop.isVisible()) {
      await stop.click();
      await expect(waves).toContainText('No further wave goes out.');
    }
  },
);

test('an ask may stay open until the last day that is offered', async ({ cast }) => {
  const page = await (await cast.person('Ada')).open('/ask');
  await page.getByRole('textbox', { name: 'What would help you right now?' }).fill('Which glaze survives?');
  await page.getByText(/^Until /).click();
  const until = page.getByLabel('Open until');
  await until.fill((await until.getAttribute('max'))!);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your ask' })).toBeVisible();
});

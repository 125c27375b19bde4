import { at, circle, expect, test } from '../cast';
import { fit } from '../checks';

test(
  'a report becomes a case, a decision with its reasons, and an objection',
  { tag: '@desktop' },
  async ({ cast }) => {
    const [olga, ada, sam] = await cast.people('Olga', 'Ada', 'Sam');
    await circle([olga, ada, sam]);

    const adas = await ada.open(at('people', sam.id));
    await adas.getByRole('button', { name: 'Report Sam' }).click();
    await expect(adas.getByRole('dialog', { name: 'Report Sam' })).toContainText('without your name');
    await adas.getByLabel('It sells, or goes to everybody').check();
    await adas.getByLabel('Anything they should know').fill('The same offer to all of us.');
    await fit(adas);
    await adas.getByRole('button', { name: 'Report it' }).click();
    await expect(adas.getByRole('dialog')).toContainText('You hear when they have.');
    await adas.getByRole('button', { name: 'Done' }).click();

    const olgas = await olga.open('/me');
    await expect(olgas.getByRole('link', { name: /Me 1 waiting/ })).toBeVisible();
    await olgas.getByRole('link', { name: 'Cases you may decide' }).click();
    await expect(olgas.getByRole('heading', { name: 'Cases', exact: true })).toBeVisible();
    await fit(olgas);
    await olgas.getByRole('link', { name: /Sam likes a good question/ }).click();
    await expect(olgas.getByText('1 person: it sells, or goes to everybody.')).toBeVisible();
    await expect(olgas.getByText('The same offer to all of us.')).toBeVisible();
    await expect(olgas.getByText('Ada')).toHaveCount(0);
    await expect(olgas.getByLabel('Suspend them')).toHaveCount(0);
    await olgas.getByLabel('Warn them').check();
    await olgas.getByRole('textbox', { name: 'Your reasons' }).fill('We do not sell to each other here.');
    await fit(olgas);
    await olgas.getByRole('button', { name: 'Decide', exact: true }).click();
    await expect(olgas.getByRole('heading', { name: 'A decided case' })).toBeVisible();

    const sams = await sam.open('/decisions');
    await expect(sams.getByText('This is a warning.')).toBeVisible();
    await expect(sams.getByText('We do not sell to each other here.')).toBeVisible();
    await sams.getByText('Object to it').click();
    await sams.getByLabel('What is wrong with it?').fill('I asked for advice, not for money.');
    await fit(sams);
    await sams.getByRole('button', { name: 'Object', exact: true }).click();
    await expect(sams.getByText('Somebody looks at it once more')).toBeVisible();
    await expect(sams.getByText('Object to it')).toHaveCount(0);

    await olgas.reload();
    await expect(olgas.getByText('I asked for advice, not for money.')).toBeVisible();
    await expect(olgas.getByRole('heading', { name: 'They object. Decide once more' })).toBeVisible();

    await adas.goto('/me');
    await adas.getByText('What you reported').click();
    await expect(adas.getByText(/^Looked at /)).toBeVisible();
    await fit(adas);
  },
);

test('an objection to one decision does not stand under another, and waits until it is sent', async ({ cast }) => {
  const [olga, ada, ben, sam] = await cast.people('Olga', 'Ada', 'Ben', 'Sam');
  const circleId = await circle([olga, ada, ben, sam]);
  const report = 'mutation ($input: MakeReport!) { report(input: $input) { __typename } }';
  for (const reporter of [ada, ben]) {
    await reporter.read(report, { input: { subjectId: sam.id, reason: 'SELLING', circleId } });
    const { cases } = await olga.read('{ cases(first: 1, open: true) { nodes { id } } }');
    await olga.act('decideCase', { caseId: cases.nodes[0].id, action: 'WARN', reasons: 'We do not sell here.' });
  }

  const page = await sam.open('/decisions');
  const words = page.getByLabel('What is wrong with it?');
  const open = async () => {
    for (const at of [1, 0]) await page.getByText('Object to it').nth(at).click();
  };
  await open();
  await words.first().fill('I asked for advice.');
  await expect(words.last()).toHaveValue('');
  await page.reload();
  await open();
  await expect(words.first()).toHaveValue('I asked for advice.');
  await page.getByRole('button', { name: 'Object', exact: true }).first().click();
  await expect(page.getByText('Somebody looks at it once more')).toBeVisible();
  await expect(words).toHaveCount(1);
  await expect(words).toHaveValue('');
});

test('somebody is muted on their page, and comes back with a tap', async ({ cast }) => {
  const [ada, sam] = await cast.people('Ada', 'Sam');
  await circle([ada, sam]);
  const page = await ada.open(at('people', sam.id));
  await page.getByRole('button', { name: 'Mute Sam' }).click();
  await expect(page.getByRole('main').getByText('Nobody is told.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Unmute Sam' })).toBeVisible();
  await fit(page);
  await page.goto('/me');
  await page.getByText('Whom you muted').click();
  await page.getByRole('button', { name: 'Undo the muting of Sam' }).click();
  await expect(page.getByText('Nobody.', { exact: true })).toBeVisible();
});

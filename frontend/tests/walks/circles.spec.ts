import { ask, circle, expect, give, test, tie } from '../cast';
import { fit, movement } from '../checks';
import { mail } from '../mails';

const named = (about: string) => `${about} ${Math.random().toString(36).slice(2, 8)}`;

test('a circle is begun, and entered when its organiser agrees', { tag: '@desktop' }, async ({ cast }) => {
  const [olga, ben] = await cast.people('Olga', 'Ben');
  const name = named('Night bakers');
  const page = await olga.open('/people');
  await page.getByRole('link', { name: 'Circles' }).click();
  await page.getByText('Begin a circle').click();
  await page.getByLabel('Its name').fill(name);
  await page.getByLabel('What is it for?').fill('Bread that is ready before the town wakes.');
  await page.getByRole('button', { name: 'Add a topic' }).click();
  await page.getByLabel('A topic', { exact: true }).fill('Sourdough');
  await page
    .getByRole('button', { name: 'Use “Sourdough”' })
    .or(page.getByRole('button', { name: 'Sourdough', exact: true }))
    .first()
    .click();
  await page.getByLabel('Anybody who asks, when an organiser agrees').check();
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();

  const bens = await ben.open('/circles');
  await bens.getByLabel('What is it about?').fill(name);
  await bens.getByRole('link', { name }).click();
  await expect(bens.getByText('People here')).toHaveCount(0);
  await bens.getByLabel('A word to its organisers').fill('I bake at four every morning.');
  await bens.getByRole('button', { name: 'Ask to enter' }).click();
  await expect(bens.getByRole('main')).toContainText('An organiser looks at it');

  await page.reload();
  await expect(page.getByText('I bake at four every morning.')).toBeVisible();
  await page.getByRole('button', { name: 'Let in' }).click();
  await expect(page.getByRole('main')).toContainText('Ben is in.');
  await bens.reload();
  await expect(bens.getByRole('heading', { name: 'People here' })).toBeVisible();
  await expect(bens.getByRole('main')).toContainText('2 people');
});

test('an open circle is joined with one tap, and left again', async ({ cast }) => {
  const [olga, cy] = await cast.people('Olga', 'Cy');
  const page = await cy.open(`/circles/${encodeURIComponent(await circle([olga]))}`);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { name: 'People here' })).toBeVisible();
  await page.getByRole('button', { name: 'Leave this circle' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('button', { name: 'Join' })).toBeVisible();
});

test('a circle by invitation is there for whoever was invited, and for nobody else', async ({ cast }) => {
  const [olga, dora, zoe] = await cast.people('Olga', 'Dora', 'Zoe');
  const name = named('Quiet table');
  const id = await circle([olga], { name, entry: 'INVITED' });
  const path = `/circles/${encodeURIComponent(id)}`;
  const page = await olga.open(path);
  await page.getByText('Invite somebody').click();
  await page.getByLabel('Their mail address').fill(dora.email);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Invited.');
  const invitation = await mail(dora.email, /invites you/);
  expect(invitation.text).toContain(name);

  const doras = await dora.open(/http\S+/.exec(invitation.text)![0]);
  await expect(doras.getByText('You are invited.')).toBeVisible();
  await doras.getByRole('button', { name: 'Join' }).click();
  await expect(doras.getByRole('heading', { name: 'People here' })).toBeVisible();

  const zoes = await zoe.open(path);
  await expect(zoes.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
});

test(
  'an invitation is seen before one looks for anything, and lets in at once',
  { tag: '@desktop' },
  async ({ cast }) => {
    const [olga, dora] = await cast.people('Olga', 'Dora');
    await tie(olga, dora);
    const [name, open] = [named('Night bakers'), named('Day bakers')];
    const circleId = await circle([olga], { name, entry: 'REQUEST' });
    await circle([olga], { name: open });
    await olga.act('inviteToCircle', { circleId, personId: dora.id });
    const page = await dora.open('about:blank');
    expect(await movement(page, '/circles')).toBeLessThan(0.01);
    const invited = page.getByRole('region', { name: 'You are invited' });
    const others = page.getByRole('region', { name: 'Circles you could enter' });
    await expect(invited.getByRole('listitem')).toHaveCount(1);
    await expect(invited).toContainText('1 person · you are invited');
    await expect(others.getByRole('link', { name: open })).toBeVisible();
    await expect(others.getByRole('link', { name })).toHaveCount(0);
    await fit(page);
    await page.screenshot({ path: test.info().outputPath('circles.png'), fullPage: true });
    await page.getByLabel('What is it about?').fill(open);
    await expect(others).toHaveCount(0);
    await expect(page.getByRole('link', { name: open })).toBeVisible();
    await page.getByLabel('What is it about?').fill('');
    await expect(others).toBeVisible();

    await invited.getByRole('link', { name }).click();
    await expect(page.getByText('You are invited.')).toBeVisible();
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByRole('heading', { name: 'People here' })).toBeVisible();
    await page.goto('/circles');
    await expect(page.getByRole('region', { name: 'Yours' })).toContainText(name);
    await expect(invited).toHaveCount(0);
  },
);

test('the last organiser appoints another before leaving, and takes invitations back', async ({ cast }) => {
  const [olga, ben, cy] = await cast.people('Olga', 'Ben', 'Cy');
  await tie(olga, cy);
  const id = await circle([olga, ben]);
  await olga.act('inviteToCircle', { circleId: id, personId: cy.id });
  await olga.act('inviteToCircle', { circleId: id, email: cast.address('dora') });
  const path = `/circles/${encodeURIComponent(id)}`;
  const page = await olga.open(path);
  const waiting = page.getByRole('region', { name: 'Waiting invitations' });
  await expect(waiting.getByText(/^until /)).toHaveCount(2);
  await fit(page);
  await waiting.getByRole('button', { name: /^Withdraw\s*: dora\./ }).click();
  await expect(page.getByRole('main')).toContainText(/dora\S+ is no longer invited\./);
  await waiting.getByRole('button', { name: /^Withdraw\s*: Cy$/ }).click();
  await expect(waiting).toHaveCount(0);

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Leave this circle' }).click();
  await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('You are the last organiser here.');
  await dialog.getByRole('button', { name: 'Stay' }).click();

  await page.getByRole('button', { name: /^Appoint\s*: Ben$/ }).click();
  await expect(dialog.getByLabel('Keep order')).toBeChecked();
  await dialog.getByRole('button', { name: 'Appoint' }).click();
  await expect(page.getByRole('region', { name: 'Also read what is reported here' })).toContainText('Ben');
  const bens = await ben.open(path);
  await bens.getByRole('button', { name: 'Stand down' }).click();
  await expect(bens.getByRole('dialog')).toContainText('Its organisers see it in the list.');
  await bens.getByRole('dialog').getByRole('button', { name: 'Leave it' }).click();
  await page.getByRole('button', { name: 'Hand it over' }).click();
  await expect(dialog).toContainText('Nobody else looks after it yet.');
  await dialog.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: /^Change\s*: Ben$/ }).click();
  await dialog.getByLabel('Look after the circle with you').check();
  await fit(page);
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByRole('main')).toContainText('Ben looks after this circle with you.');
  await expect(page.getByRole('region', { name: 'They look after it' })).toContainText('Ben');
  await expect(page.getByRole('button', { name: /^Appoint/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Hand it over' }).click();
  await dialog.getByRole('button', { name: 'Stand down' }).click();
  await expect(page.getByRole('main')).toContainText('You stood down, and are a member here as before.');
  await page.getByRole('button', { name: 'Leave this circle' }).click();
  await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Join' })).toBeVisible();
});

test(
  'a circle that is closed is gone for everybody, and its people are told',
  { tag: '@desktop' },
  async ({ cast }) => {
    const [olga, ben] = await cast.people('Olga', 'Ben');
    const name = named('Kiln keepers');
    const id = await circle([olga, ben], { name });
    await tie(olga, ben);
    await ben.act('changeNotices', { news: 'INSTANT' });
    await give(ben, 'Kilns', id);
    const asked = await ask(ben, 'Who lends a small kiln?', ['Kilns'], { circleId: id });
    const path = `/circles/${encodeURIComponent(id)}`;
    const bens = await ben.open(path);
    await expect(bens.getByRole('heading', { name: 'People here' })).toBeVisible();
    await expect(bens.getByRole('button', { name: 'Leave this circle' })).toBeVisible();
    await expect(bens.getByRole('button', { name: 'Close this circle' })).toHaveCount(0);

    const page = await olga.open(path);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Close this circle' }).click();
    await expect(dialog).toContainText('1 other person leaves at once, told by mail.');
    await fit(page);
    await dialog.getByRole('button', { name: 'Keep it open' }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    await page.getByRole('button', { name: 'Close this circle' }).click();
    await dialog.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByText(`${name} is closed. Its people are told by mail.`)).toBeFocused();
    await fit(page);
    await page.getByRole('link', { name: 'To your circles' }).click();
    await expect(page.getByRole('heading', { name: 'Circles', level: 1 })).toBeVisible();
    await expect(page.getByRole('link', { name })).toHaveCount(0);

    const letter = await mail(ben.email, /closed/);
    expect(letter.text).toContain(name);
    await bens.reload();
    await expect(bens.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
    await bens.goto(`/asks/${encodeURIComponent(asked)}`);
    await expect(bens.getByRole('main')).toContainText('Taken back');
    await fit(bens);
    await bens.goto(`/people/${encodeURIComponent(olga.id)}`);
    await expect(bens.getByRole('main')).toContainText('from the choir');
  },
);

test('what one gives and looks for is said in a circle', { tag: '@desktop' }, async ({ cast }) => {
  const [olga, ben] = await cast.people('Olga', 'Ben');
  const id = await circle([olga, ben], { topics: ['Beekeeping'] });
  const page = await ben.open(`/circles/${encodeURIComponent(id)}`);
  await page.getByText('Give something here').click();
  await page.getByLabel('In your own words').fill('An afternoon of beekeeping on my roof.');
  await expect(page.getByRole('button', { name: /^Beekeeping\s*, take away$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByRole('main')).toContainText('You give Beekeeping.');

  await page.getByText('Look for something here').click();
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByRole('alert')).toContainText('Use 1 to 60 characters.');
  await page.getByRole('button', { name: 'Add a topic' }).click();
  await page.getByLabel('A topic', { exact: true }).fill('Honey labels');
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByRole('main')).toContainText('You are looking for Honey labels.');

  const olgas = await olga.open(`/people/${encodeURIComponent(ben.id)}`);
  await expect(olgas.getByRole('main')).toContainText('An afternoon of beekeeping on my roof.');
  await expect(olgas.getByText('Honey labels')).toHaveCount(0);
});

test('what is given to newcomers greets them in the circle', { tag: '@desktop' }, async ({ cast }) => {
  const [olga, ben] = await cast.people('Olga', 'Ben');
  const id = await circle([olga, ben], { topics: ['Beekeeping'] });
  const page = await olga.open(`/circles/${encodeURIComponent(id)}`);
  await page.getByText('Give something here').click();
  await page.getByLabel('In your own words').fill('A first day of beekeeping, and what it costs.');
  await expect(page.getByRole('button', { name: /^Beekeeping\s*, take away$/ })).toBeVisible();
  await page.getByRole('radio', { name: /^Whoever is new in the circle/ }).check();
  await page.getByRole('button', { name: 'Say it' }).click();
  await expect(page.getByRole('main')).toContainText('You give Beekeeping.');
  await expect(page.getByRole('region', { name: 'For whoever is new here' })).toHaveCount(0);

  const bens = await ben.open(`/circles/${encodeURIComponent(id)}`);
  const welcomes = bens.getByRole('region', { name: 'For whoever is new here' });
  await expect(welcomes).toContainText('A first day of beekeeping, and what it costs.');
  await fit(bens);
  await welcomes.getByRole('link', { name: /Olga/ }).click();
  await expect(bens.getByText('for whoever is new there')).toBeVisible();
});

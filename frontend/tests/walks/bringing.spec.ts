import { expect, test, tie, type Person } from '../cast';
import { fit } from '../checks';
import { mailsTo } from '../mails';

const file = (name: string, lines: string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
const LINKEDIN = [
  'Notes:',
  '"When exporting your connection data, you may notice that some of the email addresses are missing."',
  '',
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  'Tora,Vik,https://www.linkedin.com/in/tora,,Nordlys,Baker,12 Mar 2021',
  'Bo,Ek,https://www.linkedin.com/in/bo,,Acme,Carpenter,13 Mar 2021',
  'Fen,,,,,,',
];

const TORA = { name: 'Tora Vik', organisation: 'Nordlys', role: 'Baker', link: 'https://www.linkedin.com/in/tora' };
const BO = { name: 'Bo Ek', organisation: 'Acme' };
const address = () => `tora@noted${Date.now()}${Math.random().toString(36).slice(2)}.example`;

async function noted(person: Person, rows: object[]) {
  const file = { source: 'CSV', total: rows.length };
  const { started } = await person.act('startImport', file, '... on ImportStarted { started { id } }');
  await person.act('applyImport', { importId: started.id, first: 0, rows });
}

test('a file is looked through before anything of it is kept', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen] = await cast.people('Ada', 'Fen');
  await tie(ada, fen);
  const page = await ada.open('/people');
  await page.getByText('Connect with somebody').click();
  await page.getByRole('link', { name: 'people you know elsewhere' }).click();
  await expect(page.getByText('You have noted nobody yet.')).toBeVisible();

  await page.getByText('Bring people from a file').click();
  const choose = page.getByLabel('A file with people in it');
  await choose.setInputFiles(file('odd.csv', ['a,b', '1,2']));
  await expect(page.getByRole('alert')).toContainText('We cannot tell the columns.');
  await choose.setInputFiles(file('Connections.csv', LINKEDIN));
  await expect(page.getByText('Nothing is kept yet, and nobody is written to.')).toBeVisible();
  await expect(page.getByText('2 people new')).toBeVisible();
  const contacts = page.getByRole('region', { name: 'They have the name of somebody you are connected with' });
  await expect(contacts.getByLabel('Fen')).not.toBeChecked();
  await page.getByText('Look through 2 people').click();
  await expect(page.getByLabel('Tora Vik')).toBeChecked();
  await fit(page);
  await page.getByRole('button', { name: 'Note 2 people' }).click();
  await expect(page.getByText('2 people noted. Nobody was told.').first()).toBeVisible();
  await expect(page.getByText('Tora Vik · Baker, Nordlys')).toBeVisible();
});

test('a note is changed only by choice, and is as it was after an undo', { tag: '@desktop' }, async ({ cast }) => {
  const ada = await cast.person('Ada');
  await noted(ada, [TORA, BO]);
  const mail = address();
  const page = await ada.open('/acquaintances');
  await page.getByText('Bring people from a file').click();
  const again = ['Name,Email,Organisation', `Tora Vik,${mail},Nordlys`, 'Bo Ek,,Acme', ',,'];
  await page.getByLabel('A file with people in it').setInputFiles(file('contacts.csv', again));
  await expect(page.getByText('one person you have noted already')).toBeVisible();
  await page.getByLabel('What to do with Tora Vik').selectOption('Add what is missing');
  await fit(page);
  await page.getByRole('button', { name: 'Change one note' }).click();
  await expect(page.getByText('One note changed. Nobody was told.').first()).toBeVisible();
  await page.getByText('Tora Vik · Baker, Nordlys').click();
  await expect(page.getByText(mail)).toBeVisible();
  await page.getByRole('button', { name: 'Undo it' }).click();
  await expect(page.getByText('Everything is as it was before.').first()).toBeVisible();
  await expect(page.getByText(mail)).toHaveCount(0);
});

test('somebody noted is asked to connect by a tap of their own, and all notes can go', async ({ cast }) => {
  const ada = await cast.person('Ada');
  const mail = address();
  await noted(ada, [{ ...TORA, email: mail }, BO]);
  const page = await ada.open('/acquaintances');
  await page.getByText('Tora Vik · Baker, Nordlys').click();
  await expect(page.getByText(mail)).toBeVisible();
  await fit(page);
  expect(mailsTo(mail)).toHaveLength(0);
  await page.getByRole('button', { name: 'Ask to connect' }).click();
  await expect(page.getByLabel('Their mail address')).toHaveValue(mail);
  await page.getByLabel('How do you know them?').fill('We baked for the same inn.');
  await page.getByRole('button', { name: 'Ask to connect' }).click();
  await expect(page.getByText(`Sent to ${mail}.`).first()).toBeVisible();
  await page.getByRole('button', { name: 'Delete all notes' }).click();
  await page.getByRole('button', { name: 'Delete 2 notes' }).click();
  await expect(page.getByText('You have noted nobody yet.')).toBeVisible();
});

test('a large file comes in with a bar, and what broke off goes on', async ({ cast }) => {
  const ada = await cast.person('Ada');
  const page = await ada.open('/acquaintances');
  const many = Array.from({ length: 620 }, (_, n) => `Person ${n},p${n}@large.example`);
  await page.getByText('Bring people from a file').click();
  await page.getByLabel('A file with people in it').setInputFiles(file('all.csv', ['Name,Email', ...many]));
  let batches = 0;
  await page.route('**/graphql', async (asked) => {
    const late = asked.request().postData()?.includes('ApplyImport') && ++batches === 3;
    await (late ? asked.abort('internetdisconnected') : asked.continue());
  });
  await page.getByRole('button', { name: 'Note 620 people' }).click();
  await expect(page.getByText('Noting 400 of 620 people')).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('620 people noted. Nobody was told.').first()).toBeVisible();
  await page.getByLabel('Look for a name or a place of work').fill('person 61');
  await page.getByRole('button', { name: 'Look', exact: true }).click();
  await expect(page.getByText('Person 610', { exact: true })).toBeVisible();
  await expect(page.getByText('Person 100', { exact: true })).toHaveCount(0);
});

test('who lets themselves be found is shown as here already', async ({ cast }) => {
  const [ada, zoe, sam] = await cast.people('Ada', 'Zoe', 'Sam');
  const zoes = await zoe.open('/me');
  await zoes.getByText('Who may see that you are here').click();
  await zoes.getByLabel('Whoever has my mail address may see that I am here').check();
  await expect(zoes.getByText('You can be found by your address now.')).toBeAttached();
  await fit(zoes);
  await noted(
    ada,
    [zoe, sam].map(({ name, email }) => ({ name, email })),
  );
  const page = await ada.open('/acquaintances');
  await page.getByRole('button', { name: 'See who of them is here' }).click();
  await expect(page.getByText('Zoe · already here')).toBeVisible();
  await expect(page.getByText('Sam', { exact: true }).first()).toBeVisible();
  await fit(page);
});

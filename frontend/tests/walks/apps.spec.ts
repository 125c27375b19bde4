import { createHash, randomBytes } from 'node:crypto';
import { request, type Page } from '@playwright/test';
import type { Operation } from '../../src/api';
import { Asks } from '../../src/gql/asks/Asks';
import { ask, expect, test, type Person } from '../cast';
import { fit } from '../checks';
import { mail } from '../mails';

const BACK = 'https://app.example.org/back';
const REGISTERED = '... on AppRegistered { app { clientId } }';

/** An app of somebody's, as it sends its members to Weft and is answered. */
async function almanac(owner: Person) {
  const given = { name: 'Almanac', link: 'https://app.example.org', redirects: [BACK] };
  const { app } = await owner.act('registerApp', given, REGISTERED);
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: BACK,
    scope: 'asks:read asks:write profile:read',
    state: 'a state',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  return { path: `/oauth/authorize?${new URLSearchParams(asked)}`, id: app.clientId, verifier, asked };
}

/** The app's own page, which is elsewhere: what comes back there. */
async function answered(page: Page, tap: () => Promise<void>): Promise<URLSearchParams> {
  await page.route(`${BACK}**`, (route) => route.fulfill({ body: 'Almanac' }));
  const [arrived] = await Promise.all([page.waitForRequest((one) => one.url().startsWith(BACK)), tap()]);
  return new URL(arrived.url()).searchParams;
}

async function exchanged(form: Record<string, string>) {
  const app = await request.newContext({ baseURL: process.env.STAGE_URL });
  const response = await app.post('/oauth/token', { form });
  return { app, status: response.status(), given: await response.json() };
}

/** One of the web app's own questions, asked by the app with the types made for it. */
async function put<Result, Variables>(token: string, operation: Operation<Result, Variables>, variables: Variables) {
  const app = await request.newContext({ baseURL: process.env.STAGE_URL });
  const headers = { authorization: `Bearer ${token}` };
  const response = await app.post('/graphql', { headers, data: { query: operation, variables } });
  return { status: response.status(), answer: (await response.json()) as { data: Result } };
}

test('an app asks, is let in, and is shown the door', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen] = await cast.people('Ada', 'Fen');
  await ask(ada, 'Who knows when the herring comes?', ['Fishing']);
  const app = await almanac(fen);
  const page = await ada.open(app.path);
  await expect(page.getByRole('heading', { name: 'Almanac asks to act for you' })).toBeVisible();
  await expect(page.getByText('A member of this Weft registered it')).toBeVisible();
  await expect(page.getByText('You go back to app.example.org.')).toBeVisible();
  await page.getByLabel('Ask for help in your name').uncheck();
  await fit(page);
  const back = await answered(page, () => page.getByRole('button', { name: 'Allow' }).click());
  expect([back.get('state'), back.get('iss')]).toEqual(['a state', process.env.STAGE_URL]);

  const form = { client_id: app.id, grant_type: 'authorization_code', redirect_uri: BACK };
  const { given } = await exchanged({ ...form, code: back.get('code')!, code_verifier: app.verifier });
  expect(given.scope).toBe('asks:read profile:read');
  const { answer } = await put(given.access_token, Asks, {});
  expect(answer.data.myAsks.nodes.map(({ text }) => text)).toEqual(['Who knows when the herring comes?']);

  await page.goto('/me');
  await page.getByRole('link', { name: 'Apps that act for you' }).click();
  await expect(page.getByRole('heading', { name: 'Almanac' })).toBeVisible();
  await expect(page.getByText('last used today')).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Disconnect Almanac' }).click();
  await expect(page.getByText('No app acts for you.')).toBeVisible();
  expect((await put(given.access_token, Asks, {})).status).toBe(401);
  const renewed = await exchanged({ ...form, grant_type: 'refresh_token', refresh_token: given.refresh_token });
  expect(renewed.status).toBe(400);
});

test(
  'whoever has not shown lately who they are is asked on the spot, and nothing is lost',
  { tag: '@desktop' },
  async ({ cast }) => {
    const ada = await cast.person('Ada');
    const app = await almanac(ada);
    const page = await ada.open(app.path);
    const stale = { refusal: 'ProveItAgain', message: 'Show that it is you first.' };
    await page.route('**/oauth/decision', (route) => route.fulfill({ status: 403, json: stale }), { times: 1 });
    await page.getByLabel('Ask for help in your name').uncheck();
    await page.getByRole('button', { name: 'Allow' }).click();
    const dialog = page.getByRole('dialog', { name: 'Show that it is you' });
    await dialog.getByRole('button', { name: 'Send me six digits' }).click();
    const letter = await mail(ada.email, /shows that it is you/);
    await fit(page);
    const back = await answered(page, () => dialog.getByLabel('Six digits').fill(letter.subject.slice(0, 6)));
    const form = { client_id: app.id, grant_type: 'authorization_code', redirect_uri: BACK };
    const { given } = await exchanged({ ...form, code: back.get('code')!, code_verifier: app.verifier });
    expect(given.scope).toBe('asks:read profile:read');
  },
);

test('a no goes back as a no, and an app that asks wrongly is not answered', { tag: '@desktop' }, async ({ cast }) => {
  const ada = await cast.person('Ada');
  const app = await almanac(ada);
  const page = await ada.open(app.path);
  const back = await answered(page, () => page.getByRole('button', { name: 'No', exact: true }).click());
  expect([back.get('error'), back.get('code')]).toEqual(['access_denied', null]);

  const elsewhere = new URLSearchParams({ ...app.asked, redirect_uri: 'https://evil.example/' });
  await page.goto(`/oauth/authorize?${elsewhere}`);
  await expect(page.getByRole('alert')).toContainText('an address it has not registered');
  await expect(page.getByRole('button', { name: 'Tell the app' })).toHaveCount(0);
  await fit(page);
});

test('whoever is not signed in signs in first, and is asked then', { tag: '@desktop' }, async ({ cast }) => {
  const app = await almanac(await cast.person('Ada'));
  const page = await cast.visit();
  await page.goto(app.path);
  await expect(page.getByLabel('Your mail address')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('client_id')).toBe(app.id);
});

test('a device is let in by the letters it shows', { tag: '@desktop' }, async ({ cast }) => {
  const ada = await cast.person('Ada');
  const device = await request.newContext({ baseURL: process.env.STAGE_URL });
  const form = { client_id: 'weft', scope: 'asks:read' };
  const told = await (await device.post('/oauth/device', { form })).json();
  const page = await ada.open('/device');
  await page.getByLabel('The letters on your device').fill('BBBB-BBBB');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('alert')).toContainText('This code is not known');
  await fit(page);
  await page.getByLabel('The letters on your device').fill(told.user_code.toLowerCase());
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('It is part of Weft.')).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByText('may go on. Return to your device.')).toBeVisible();
  const grant = { ...form, grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: told.device_code };
  expect((await device.post('/oauth/token', { form: grant })).status()).toBe(200);
});

test('who builds on Weft finds what they need on one page', { tag: '@desktop' }, async ({ cast }) => {
  const ada = await cast.person('Ada');
  const page = await ada.open('/developers');
  await expect(page.getByText('You have not registered an app yet.')).toBeVisible();
  await page.getByText('Make a token').click();
  await page.getByLabel('What is it for?').fill('My script');
  await page.getByLabel('See your own profile').check();
  await page.getByRole('button', { name: 'Make the token' }).click();
  await expect(page.getByText(/^weft_pat_/)).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Revoke My script' }).click();
  await expect(page.getByText('You have no token yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Python' }).click();
  await expect(page.getByLabel('Sample in Python')).toContainText('urlopen');
  await page.getByText('Register an app').click();
  await page.getByLabel('Its name').fill('Almanac');
  await page.getByLabel('Where it is answered').fill('http://app.example.org/');
  await page.getByLabel('It runs on a server and can keep a secret').check();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Use https://');
  await fit(page);
  await page.getByLabel('Where it is answered').fill(BACK);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page.getByText('nobody here can read it')).toBeVisible();
  await page.getByText('Addresses your app needs').click();
  await page.getByText('How renewing works').click();
  await fit(page);
  await page.getByRole('button', { name: 'Remove Almanac' }).click();
  await fit(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('You have not registered an app yet.')).toBeVisible();
});

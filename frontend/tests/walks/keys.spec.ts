import type { Page } from '@playwright/test';
import { expect, Person, signIn, test, type Cast } from '../cast';
import { fit, tabTo } from '../checks';
import { code, codesSent, mail } from '../mails';

/** A browser whose keys belong to a name: this machine under the name it has for itself. */
async function named(cast: Cast): Promise<Page> {
  const page = await cast.visit();
  await page.goto(process.env.STAGE_URL!.replace('127.0.0.1', 'localhost'));
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await session.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, isUserVerified: true } });
  return page;
}

async function join(page: Page, name: string, email: string) {
  await page.getByLabel('Your mail address').fill(email);
  await page.getByRole('button', { name: 'Send me six digits' }).click();
  await page.getByLabel('Six digits').fill(await code(email));
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Why would somebody want to talk to you?').fill('I bind books.');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
}

test('a passkey opens Weft without an address', { tag: '@desktop' }, async ({ cast }) => {
  const [page, email] = [await named(cast), cast.address('vera')];
  await join(page, 'Vera', email);
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await page.getByRole('link', { name: 'How you sign in, and where' }).click();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('What is it on?').fill('The blue phone');
  await fit(page);
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByRole('main')).toContainText('The blue phone opens Weft from now on.');
  await expect(page.getByText('Added today · not used yet')).toBeVisible();

  await page.goto(new URL('/me', page.url()).href);
  await page.getByRole('button', { name: 'Sign out' }).click();
  const key = page.getByRole('button', { name: 'Use a passkey' });
  await tabTo(page, key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Vera' })).toBeVisible();

  await page.goto(new URL('/keys', page.url()).href);
  await expect(page.getByText('last used today')).toBeVisible();
  await page.getByRole('button', { name: 'Rename The blue phone' }).click();
  await page.getByRole('dialog').getByLabel('What is it on?').fill('The old phone');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByRole('button', { name: 'Remove The old phone' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('The old phone opens Weft no longer.');
  await expect(page.getByText('Added today')).toHaveCount(0);
});

test('other devices are signed out, and stay out', { tag: '@desktop' }, async ({ cast }) => {
  const mira = await cast.person('Mira');
  const here = await mira.open('/keys');
  const before = codesSent(mira.email);
  const there = await cast.visit();
  await there.goto('/');
  await there.getByLabel('Your mail address').fill(mira.email);
  await there.getByRole('button', { name: 'Send me six digits' }).click();
  await there.getByLabel('Six digits').fill(await code(mira.email, before));
  await there.getByRole('link', { name: 'Me', exact: true }).click();

  await here.reload();
  await expect(here.getByText('This device', { exact: false }).first()).toBeVisible();
  await fit(here);
  await here.getByRole('button', { name: /^Sign out Chrome on/ }).click();
  await expect(here.getByRole('main')).toContainText(/Chrome on .* is signed out\./);
  await expect(here.getByRole('button', { name: /^Sign out/ })).toHaveCount(0);
  await there.reload();
  await expect(there.getByLabel('Your mail address')).toBeVisible();
});

test('what only you should do asks again who you are', { tag: '@desktop' }, async ({ cast }) => {
  const nora = await cast.person('Nora');
  const page = await nora.open('/keys');
  const stale = { refusal: 'ProveItAgain', message: 'Show that it is you first.' };
  await page.route('**/auth/passkeys/new/question', (route) => route.fulfill({ status: 403, json: stale }), {
    times: 1,
  });
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('What is it on?').fill('A stick');
  await page.getByRole('button', { name: 'Add it' }).click();
  const dialog = page.getByRole('dialog', { name: 'Show that it is you' });
  await expect(dialog).toBeVisible();
  await fit(page);
  await dialog.getByRole('button', { name: 'Send me six digits' }).click();
  const letter = await mail(nora.email, /shows that it is you/);
  await fit(page);
  await dialog.getByLabel('Six digits').fill(letter.subject.slice(0, 6));
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('A passkey belongs to a name', { exact: false })).toBeVisible();
  await expect(page.getByLabel('What is it on?')).toHaveValue('A stick');
});

test('another address is confirmed there, and taken back from the old one', { tag: '@desktop' }, async ({ cast }) => {
  const [nils, next] = [await cast.person('Nils'), cast.address('nils')];
  const page = await nils.open('/keys');
  await page.getByRole('button', { name: 'Change your mail address' }).click();
  await page.getByLabel('Your new mail address').fill(next);
  await fit(page);
  await page.getByRole('button', { name: 'Send six digits there' }).click();
  const letter = await mail(next, /confirms your new address/);
  await page.getByLabel('Six digits').fill(letter.subject.slice(0, 6));
  await expect(page.getByRole('main')).toContainText(`You sign in with ${next} from now on.`);
  await expect(page.getByText(next, { exact: true })).toBeVisible();

  const told = await mail(nils.email, /has another address now/);
  const link = /\S+\/regret#\w+/.exec(told.text)![0];
  const owner = await cast.visit();
  await owner.goto(new URL(link).pathname + new URL(link).hash);
  await expect(owner.getByRole('heading', { name: 'Was it not you?' })).toBeVisible();
  await fit(owner);
  await owner.getByRole('button', { name: 'Take it back' }).click();
  await expect(owner.getByRole('heading', { name: 'It is yours again' })).toBeVisible();
  await fit(owner);
  await page.reload();
  await expect(page.getByLabel('Your mail address')).toBeVisible();
});

test(
  'signing out everywhere else ends apps and tokens too, unless one unticks them',
  { tag: '@desktop' },
  async ({ cast }) => {
    const mira = await cast.person('Mira');
    for (const device of [await cast.visit(), await cast.visit()])
      await signIn(new Person('Mira', mira.email, device.request, cast.visit));
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    await mira.act('createToken', { name: 'My script', scopes: ['profile:read'], expiresAt });
    const page = await mira.open('/keys');
    const where = page.getByRole('region', { name: 'Where you are signed in' });
    await expect(where.getByText('Apps and tokens stay when one device is signed out.')).toBeVisible();
    await expect(where.getByLabel('End every app and token as well')).toBeChecked();
    await fit(page);
    await page.screenshot({ path: test.info().outputPath('sessions.png'), fullPage: true });
    await where.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(where.getByText('Only this device is signed in now. Every app and token has ended.')).toBeVisible();
    await where.getByRole('link', { name: 'Apps that act for you' }).click();
    await expect(page.getByRole('heading', { name: 'Apps that act for you' })).toBeVisible();
    await expect(page.getByText('You have no token yet.')).toBeVisible();
  },
);

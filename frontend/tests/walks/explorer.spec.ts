import { expect, test } from '../cast';
import { fit } from '../checks';

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

test('the API is asked on a page of our own, with a token of one’s own', { tag: '@desktop' }, async ({ cast }) => {
  const ada = await cast.person('Ada');
  const given = { name: 'here', scopes: ['profile:read', 'circles:read'], expiresAt: inAWeek() };
  const { token } = await ada.act('createToken', given, '... on TokenCreated { token }');
  const page = await ada.open('about:blank');
  const elsewhere: string[] = [];
  page.on('request', (request) => request.url().startsWith(process.env.STAGE_URL!) || elsewhere.push(request.url()));
  await page.goto('/graphiql');
  await page.getByLabel('Your token').fill(token);
  await page.getByLabel('Your token').press('Tab');
  await expect(page.getByText('Asked as Ada.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Operation' }).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('#answer')).toContainText('"name": "Ada"');

  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('{ me { n');
  await expect(page.getByRole('option', { name: /^name/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByText('The contract').click();
  await expect(page.locator('#contract')).toContainText('type Introduction implements Node');
  await fit(page);
  expect(elsewhere).toEqual([]);
});

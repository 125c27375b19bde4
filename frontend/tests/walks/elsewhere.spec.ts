import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Request, Response } from '@playwright/test';
import { expect, test } from '../cast';

const MINE = 'I repair old clocks.';
const QUERY = 'mutation { updateProfile(input: { why: "Not my words." }) { __typename } }';
const BODY = JSON.stringify({ query: QUERY });
const TRICK = BODY.replace(/}$/, ',"');

const form = (to: string, kind: string, name: string, value = '') =>
  `<form method="post" action="${to}" enctype="${kind}">
     <input name='${name}' value='${value}'></form><script>document.forms[0].submit()</script>`;
const send = (to: string, options: string) =>
  `<script>fetch('${to}', { method: 'POST', credentials: 'include', ${options} }).catch(() => 0)</script>`;

/** What another page may try with the cookies of whoever looks at it; on the same host, they go along. */
const SCENES = {
  'a form whose text reads as JSON': (weft: string) => form(`${weft}/graphql`, 'text/plain', TRICK, '":0}'),
  'an ordinary form': (weft: string) =>
    form(`${weft}/graphql`, 'application/x-www-form-urlencoded', 'query', QUERY.replaceAll('"', '&quot;')),
  'a request that asks nobody first': (weft: string) =>
    send(`${weft}/graphql`, `mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body: '${BODY}'`),
  'a request that asks first': (weft: string) =>
    send(`${weft}/graphql`, `headers: { 'content-type': 'application/json' }, body: '${BODY}'`),
  'an address that is only looked at': (weft: string) =>
    `<script>location = '${weft}/graphql?query=' + encodeURIComponent('${QUERY}')</script>`,
  'a form that signs out': (weft: string) => form(`${weft}/auth/sign-out`, 'text/plain', 'nothing'),
};

/** The request to us, once its answer is a no, or the browser lets no answer through. */
async function turnedAway(page: Page, weft: string): Promise<Request> {
  const ours = (one: Request | Response) => one.url().startsWith(weft);
  const unread = page.waitForEvent('requestfailed', ours);
  const answered = page.waitForResponse(ours).then((response) => {
    expect(response.status()).toBeGreaterThanOrEqual(400);
    return response.request();
  });
  return Promise.race([unread, answered]);
}

/** A page elsewhere, at a port of its own; on 127.0.0.1 a browser calls that the same site. */
async function elsewhere(html: string) {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

for (const [name, scene] of Object.entries(SCENES)) {
  test(`another page changes nothing: ${name}`, async ({ browser, cast }) => {
    const mira = await cast.person('Mira', MINE);
    const weft = process.env.STAGE_URL!;
    const { port, close } = await elsewhere(scene(weft));
    const context = await browser.newContext({ storageState: await mira.api.storageState() });
    for (const host of ['127.0.0.1', 'localhost']) {
      const page = await context.newPage();
      const ended = turnedAway(page, weft);
      await page.goto(`http://${host}:${port}/`, { waitUntil: 'commit' });
      const request = await ended;
      const withCookie = host === '127.0.0.1' && (await request.response());
      if (withCookie) expect((await request.allHeaders()).cookie).toContain('weft=');
      const { me } = await mira.read('{ me { why } }');
      expect(me.why).toBe(MINE);
    }
    await context.close();
    close();
  });
}

test('Weft is shown in nobody’s frame', async ({ browser, cast }) => {
  const mira = await cast.person('Mira', MINE);
  const { port, close } = await elsewhere(`<iframe src="${process.env.STAGE_URL}/me"></iframe>`);
  const context = await browser.newContext({ storageState: await mira.api.storageState() });
  const page = await context.newPage();
  const refused = page.waitForEvent('console', (said) => said.text().includes('frame-ancestors'));
  await page.goto(`http://127.0.0.1:${port}/`);
  await refused;
  await expect(page.frameLocator('iframe').getByText('Mira')).toHaveCount(0);
  await context.close();
  close();
});

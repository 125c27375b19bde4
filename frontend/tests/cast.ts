import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  test as base,
  expect,
  request,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import { code, codesSent } from './mails';

type Fields = Record<string, unknown>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Data = any;

/** What a browser complains of in journeys that mean it: a no, no session, no fresh proof, no network. */
const MEANT = /status of 40[013]|ERR_INTERNET_DISCONNECTED/;
/** What production lets a session ask; helpers here ask what they like. */
const listed = new Set(
  Object.values(JSON.parse(readFileSync(new URL('../dist/.vite/documents.json', import.meta.url), 'utf8'))),
);
const byte = () => Math.floor(Math.random() * 254) + 1;
/** Everybody has a network of their own, as the limits by network expect. */
const fromHome = () => ({ 'x-forwarded-for': `10.${byte()}.${byte()}.${byte()}` });
/** The page of a thing. */
export const at = (noun: string, id: string) => `/${noun}/${encodeURIComponent(id)}`;
const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);

/** Somebody signed in: what they do through the API, and the pages they open. */
export class Person {
  id = '';

  constructor(
    readonly name: string,
    readonly email: string,
    readonly api: APIRequestContext,
    private visit: (state?: Awaited<ReturnType<APIRequestContext['storageState']>>) => Promise<Page>,
  ) {}

  async read(query: string, variables: Fields = {}): Promise<Data> {
    const response = await this.api.post('/graphql', { data: { query, variables } });
    const { data, errors } = await response.json();
    expect(errors, query).toBeUndefined();
    return data;
  }

  /** What a mutation answers; a refusal fails the test. */
  async act(verb: string, input: Fields, fields = ''): Promise<Data> {
    const text = `mutation ($input: ${capital(verb)}!) { result: ${verb}(input: $input) { __typename ... on Refusal { message } ${fields} } }`;
    const { result } = await this.read(text, { input });
    expect(result.message, verb).toBeUndefined();
    return result;
  }

  async open(path = '/'): Promise<Page> {
    const page = await this.visit(await this.api.storageState());
    await page.goto(path);
    return page;
  }
}

export class Cast {
  private contexts: (BrowserContext | APIRequestContext)[] = [];
  private broken: string[] = [];

  constructor(
    private browser: Browser,
    private url = process.env.STAGE_URL,
    private ahead = () => 0,
  ) {}

  address = (name: string) => `${name.toLowerCase()}.${randomUUID().slice(0, 8)}@example.org`;

  /** A page of somebody who is not signed in, or of whoever that state belongs to. */
  visit = async (storageState?: Awaited<ReturnType<APIRequestContext['storageState']>>): Promise<Page> => {
    const [baseURL, extraHTTPHeaders] = [this.url, fromHome()];
    const context = await this.browser.newContext({ baseURL, extraHTTPHeaders, storageState });
    this.contexts.push(context);
    if (this.ahead()) await context.clock.setSystemTime(Date.now() + this.ahead());
    const page = await context.newPage();
    page.on('request', (sent) => {
      const { query } = sent.url().endsWith('/graphql') ? sent.postDataJSON() : {};
      const free = page.url().includes('/graphiql');
      if (query && !free && !listed.has(query)) this.broken.push(`not on the list of documents: ${query}`);
    });
    page.on('pageerror', (error) => this.broken.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !MEANT.test(said.text())) this.broken.push(said.text());
    });
    return page;
  };

  /** Signs in with a mailed code and says who they are. */
  async person(name: string, why = `${name} likes a good question.`): Promise<Person> {
    const api = await request.newContext({ baseURL: this.url, extraHTTPHeaders: fromHome() });
    this.contexts.push(api);
    const person = new Person(name, this.address(name.split(' ')[0]!), api, this.visit);
    await signIn(person);
    const fields = '... on ProfileUpdated { person { id } }';
    const { person: me } = await person.act('updateProfile', { name, why, timeZone: 'Europe/Oslo' }, fields);
    person.id = me.id;
    return person;
  }

  people = <Names extends string[]>(...names: Names) =>
    Promise.all(names.map((name) => this.person(name))) as Promise<{ [At in keyof Names]: Person }>;

  async leave() {
    await Promise.all(this.contexts.map((one) => ('dispose' in one ? one.dispose() : one.close())));
    expect(this.broken).toEqual([]);
  }
}

/** With a mailed code; again after more than a session's time. */
export async function signIn({ api, email }: Pick<Person, 'api' | 'email'>) {
  const before = codesSent(email);
  await api.post('/auth/code', { data: { email } });
  const response = await api.post('/auth/sign-in', { data: { email, code: await code(email, before) } });
  expect(response.status()).toBe(204);
}

/** A circle anybody may join, begun by the first and joined by the others. */
export async function circle([organiser, ...members]: [Person, ...Person[]], about: Fields = {}): Promise<string> {
  const draft = { name: `Guild ${randomUUID().slice(0, 6)}`, purpose: 'To help each other out.', topics: ['Crafts'] };
  const begun = await organiser.act('createCircle', { ...draft, ...about }, '... on CircleCreated { circle { id } }');
  for (const member of members) await member.act('joinCircle', { circleId: begun.circle.id });
  return begun.circle.id;
}

/** Two who both said yes; introductions allowed on both sides. */
export async function tie(one: Person, other: Person) {
  const mine = { email: other.email, reason: `${other.name}, from the choir.`, allowsIntroductions: true };
  await one.act('connect', mine);
  const { tieRequests } = await other.read('{ tieRequests(first: 20) { nodes { id from { id } } } }');
  const asked = tieRequests.nodes.find((node: Data) => node.from.id === one.id);
  const theirs = { accept: true, reason: `${one.name}, from the choir.`, allowsIntroductions: true };
  await other.act('answerTie', { requestId: asked.id, ...theirs });
}

export async function give(person: Person, topic: string, circleId: string, note = `I know some ${topic}.`) {
  await person.act('declareIntent', { kind: 'GIVE', topic, circleId, note, capacity: 20 });
}

export async function ask(person: Person, text: string, topics: string[], more: Fields = {}): Promise<string> {
  const posted = await person.act('postAsk', { text, topics, ...more }, '... on PostedAsk { ask { id } }');
  return posted.ask.id;
}

/** Jon helped Ada over an ask in their guild, and Ada has not thanked him yet. */
export async function helped(cast: Cast) {
  const [ada, jon, eva] = await cast.people('Ada', 'Jon', 'Eva');
  const guild = await circle([ada, jon, eva], { topics: ['Glazing'] });
  await tie(ada, jon);
  await give(jon, 'Glazing', guild);
  const askId = await ask(ada, 'Which glaze survives a dishwasher?', ['Glazing'], { circleId: guild });
  const fields = '... on AskedDirectly { introduction { id } }';
  const asked = await ada.act('askDirectly', { askId, helperId: jon.id, note: 'You have a kiln.' }, fields);
  const introductionId = asked.introduction.id;
  await jon.act('answerIntroduction', { introductionId, answer: 'YES' });
  await ada.act('recordOutcome', { introductionId, helped: true });
  return { ada, jon, eva, guild, askId, thread: at('inbox', introductionId) };
}

export const test = base.extend<{ cast: Cast }>({
  cast: async ({ browser }, use) => {
    const cast = new Cast(browser);
    await use(cast);
    await cast.leave();
  },
});

export { expect };

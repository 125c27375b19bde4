const places = [
  ['today', '/'],
  ['compose', '/ask'],
  ['asks', '/asks'],
  ['ask', '/asks/:id'],
  ['inbox', '/inbox'],
  ['introduction', '/inbox/:id'],
  ['draft', '/drafts/:id'],
  ['people', '/people'],
  ['person', '/people/:id'],
  ['acquaintances', '/acquaintances'],
  ['circles', '/circles'],
  ['circle', '/circles/:id'],
  ['enter', '/enter'],
  ['me', '/me'],
  ['give', '/give'],
  ['keys', '/keys'],
  ['mailOff', '/mail-off/:id'],
  ['consent', '/oauth/:id'],
  ['device', '/device'],
  ['apps', '/apps'],
  ['developers', '/developers'],
  ['cases', '/cases'],
  ['case', '/cases/:id'],
  ['decisions', '/decisions'],
  ['signIn', '/sign-in'],
  ['regret', '/regret'],
] as const;

export type Screen = (typeof places)[number][0] | 'nowhere';
export type Place = { screen: Screen; id: string };

/** The screen a path names, with the id in it; `nowhere` when none does. */
export function placeOf(path: string): Place {
  const [head = '', id = '', ...rest] = path.replace(/\/$/, '').split('/').slice(1);
  const pattern = id ? `/${head}/:id` : `/${head}`;
  const found = rest.length ? undefined : places.find(([, shape]) => shape === pattern);
  return { screen: found?.[0] ?? 'nowhere', id: decode(id) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const at = (head: string) => (id: string) => `/${head}/${encodeURIComponent(id)}`;
export const askPath = at('asks');
export const introductionPath = at('inbox');
export const draftPath = at('drafts');
export const personPath = at('people');
export const circlePath = at('circles');
export const casePath = at('cases');

class Route {
  path = $state('/');
  query = $state.raw(new URLSearchParams());
  place = $derived(placeOf(this.path));
  moved = false;
  /** How far down one was, where one came back. */
  down = 0;

  start() {
    this.read();
    addEventListener('popstate', () => {
      this.read(true);
      this.down = history.state?.down ?? 0;
    });
    document.addEventListener('click', (event) => this.follow(event));
  }

  go(path: string, replace = path === location.pathname + location.search) {
    if (!replace) history.replaceState({ down: scrollY }, '');
    history[replace ? 'replaceState' : 'pushState'](null, '', path);
    this.read(true);
    this.down = 0;
    scrollTo(0, 0);
  }

  private read(moved = false) {
    this.moved = moved;
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  private follow(event: MouseEvent) {
    const link = (event.target as Element).closest?.('a');
    if (!link || event.defaultPrevented || !isPlain(event) || !isOurs(link)) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
const isOurs = (link: HTMLAnchorElement) =>
  link.origin === location.origin && !link.target && !link.hasAttribute('download') && !link.hash;

export const route = new Route();

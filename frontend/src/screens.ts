import type { Component } from 'svelte';
import type { Screen } from './route.svelte';

type Loader = () => Promise<{ default: Component<{ id: string }> | Component }>;

/** Each screen is a file of its own for the browser, fetched when first shown. */
export const screens: Record<Screen, Loader> = {
  today: () => import('./today/Today.svelte'),
  compose: () => import('./asks/Compose.svelte'),
  asks: () => import('./asks/Asks.svelte'),
  ask: () => import('./asks/Ask.svelte'),
  inbox: () => import('./introductions/Inbox.svelte'),
  introduction: () => import('./introductions/Introduction.svelte'),
  draft: () => import('./readings/Reading.svelte'),
  people: () => import('./people/People.svelte'),
  person: () => import('./people/Person.svelte'),
  acquaintances: () => import('./acquaintances/Acquaintances.svelte'),
  circles: () => import('./circles/Circles.svelte'),
  circle: () => import('./circles/Circle.svelte'),
  enter: () => import('./links/Enter.svelte'),
  me: () => import('./people/Me.svelte'),
  give: () => import('./ledger/GiveAndTake.svelte'),
  keys: () => import('./sign-in/Keys.svelte'),
  mailOff: () => import('./notices/MailOff.svelte'),
  consent: () => import('./apps/Consent.svelte'),
  apps: () => import('./apps/ConnectedApps.svelte'),
  device: () => import('./apps/Device.svelte'),
  developers: () => import('./developers/Developers.svelte'),
  cases: () => import('./cases/Cases.svelte'),
  case: () => import('./cases/Case.svelte'),
  decisions: () => import('./decisions/Decisions.svelte'),
  signIn: () => import('./sign-in/SignIn.svelte'),
  regret: () => import('./addresses/Regret.svelte'),
  nowhere: () => import('./ui/Nowhere.svelte'),
};

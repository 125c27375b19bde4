import { Draft } from './drafts.svelte';

/** Fields over what was last read: what is changed here stands until it is sent, the others follow each new read. */
export class Form<Fields extends object> {
  changes = $state.raw<Partial<Fields>>({});
  fields: Fields;
  private draft?: Draft;

  /** With a place, what is changed is kept there on this device. */
  constructor(given: () => Fields, place = '') {
    if (place) {
      this.draft = new Draft(place);
      this.changes = JSON.parse(this.draft.text || '{}') as Partial<Fields>;
    }
    this.fields = new Proxy({} as Fields, {
      get: (_, name) => ({ ...given(), ...this.changes })[name as keyof Fields],
      set: (_, name, value) => {
        this.keep({ ...this.changes, [name]: value });
        return true;
      },
    });
  }

  /** What was sent is no change any more; what was changed again meanwhile stays one. */
  sent(what = this.changes) {
    const left = Object.entries(this.changes).filter(([name, value]) => value !== what[name as keyof Fields]);
    this.keep(Object.fromEntries(left) as Partial<Fields>);
  }

  private keep(changes: Partial<Fields>) {
    this.changes = changes;
    if (this.draft) this.draft.text = Object.keys(changes).length ? JSON.stringify(changes) : '';
  }
}

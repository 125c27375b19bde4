import { endOf, fieldOf, inDays } from '../dates';
import { Form } from '../form.svelte';
import type { AskCardFragment } from '../gql/asks/AskCard';
import type { Style } from './manner';

const untouched = () => ({
  text: '',
  topics: [] as string[],
  touched: false,
  circleId: '',
  audience: 'EXTENDED' as AskCardFragment['audience'],
  unnamed: false,
  terms: 'FREE' as AskCardFragment['terms'],
  style: 'SOFT' as Style,
  urgent: false,
  until: fieldOf(inDays(14)),
});
type Written = ReturnType<typeof untouched>;

/** What an address says of an ask to begin with. */
export function given(query: URLSearchParams): Partial<Written> {
  const topics = query.getAll('topic');
  const said = {
    text: query.get('text'),
    topics: topics.length ? topics : null,
    touched: topics.length > 0 || null,
    circleId: query.get('circle'),
    terms: query.get('terms'),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value));
}

/** An ask while it is written: kept on this device with all that limits it, until it is sent. */
export class Asking {
  private form = new Form(untouched, 'asking');
  fields = this.form.fields;
  /** What could be begun with, where something else is half written. */
  other = $state.raw<Partial<Written> | null>(null);

  constructor(first: Partial<Written>) {
    const { text } = this.fields;
    if (!text.trim()) Object.assign(this.fields, first);
    else if (Object.keys(first).length && first.text !== text) this.other = first;
  }

  get otherWords() {
    return this.other?.text ?? this.other?.topics?.join(', ') ?? '';
  }

  take = () => {
    this.sent();
    Object.assign(this.fields, this.other);
    this.other = null;
  };

  /** Who may come across it; of one circle only where one is chosen. */
  get reach() {
    const { audience, circleId } = this.fields;
    return audience === 'CIRCLE' && !circleId ? 'EXTENDED' : audience;
  }

  /** What is sent. Topics untouched and not of this text yet are what the server finds in it. */
  input(about: string) {
    const { text, topics, touched, circleId, unnamed, terms, style, urgent, until } = this.fields;
    return {
      text: text.trim(),
      topics: touched || (about && about === text.trim()) ? topics : null,
      circleId: circleId || null,
      audience: this.reach,
      unnamed,
      terms,
      style,
      urgent,
      expiresAt: urgent ? null : endOf(until),
    };
  }

  sent() {
    this.form.sent();
  }
}

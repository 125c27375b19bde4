import { action } from '../action.svelte';
import { act, once } from '../api';
import { CircleNames } from '../gql/circles/CircleNames';
import {
  CloseReading,
  LetDraftBeRead,
  MyDrafts,
  type LetDraftBeReadMutationVariables,
  type ReadingLineFragment,
} from '../gql/readings/Reading';
import { query } from '../query.svelte';
import { announce } from '../ui/announce.svelte';

type Draft = Omit<LetDraftBeReadMutationVariables['input'], 'circleId' | 'idempotencyKey'>;

/** A draft that somebody may read before it is sent: whether that is wanted, and how far it has come. */
export class ReadFirst {
  private drafts = query(MyDrafts, {});
  private names = query(CircleNames, {});
  private hand = once(LetDraftBeRead);
  wanted = $state(false);
  chosen = $state('');

  constructor(private ours: (reading: ReadingLineFragment) => boolean) {}

  reading = $derived.by(() => this.drafts.data?.readings.nodes.find(this.ours) ?? null);
  circles = $derived(this.names.data?.circles.nodes ?? []);
  circle = $derived(this.circles.find(({ id }) => id === this.chosen) ?? this.circles[0]);

  handOut = action(async (draft: Draft) => {
    await this.hand({ ...draft, circleId: this.circle?.id ?? '' });
    this.wanted = false;
    announce('Handed on. You need not wait for it.');
    await this.drafts.load();
  });

  close = action(async () => {
    if (!this.reading) return;
    await act(CloseReading, { readingId: this.reading.id });
    await this.drafts.load();
  });
}

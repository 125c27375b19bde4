import { action } from './action.svelte';

/** Something on or off, as it was last read: a tap shows at once, the last tap stays, and one that fails is taken back. */
export class Tick {
  private tapped = $state<boolean>();
  on = $derived.by(() => this.tapped ?? this.read());

  constructor(
    private read: () => boolean,
    private send: (on: boolean) => Promise<unknown>,
    private load: () => Promise<unknown>,
  ) {}

  change = action(async () => {
    try {
      // Tapped again while this was on its way, the last tap is the one that stays.
      for (let sent: boolean | undefined; sent !== this.tapped;) {
        sent = this.tapped;
        await this.send(!!sent).finally(this.load);
      }
    } finally {
      this.tapped = undefined;
    }
  });

  tap = (on: boolean) => {
    this.tapped = on;
    void this.change.run();
  };
}

import { untrack } from 'svelte';
import { action } from './action.svelte';
import { request, type Operation } from './api';
import { below } from './query.svelte';

type Kept<Result, Node> = { read: Page<Node>[]; under: Result; below: number };
type Page<Node> = { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** A list whose pages below its first one are read when asked for, kept, and read once more when the first is another. */
export class Pages<Result, Node extends { id: string }, Variables extends { after?: string | null }> {
  private read = $state.raw<Page<Node>[] | null>(null);
  private under: Result | null = null;
  private below = 0;
  private key: string;

  constructor(
    private operation: Operation<Result, Variables>,
    private of: (result: Result) => Page<Node>,
    private first: () => Result | null,
    private variables: Omit<Variables, 'after'>,
  ) {
    this.key = operation + JSON.stringify(variables);
    const kept = below.get(this.key) as Kept<Result, Node> | undefined;
    if (kept) ({ read: this.read, under: this.under, below: this.below } = kept);
    $effect(() => {
      if (this.first()) untrack(this.renew);
    });
  }

  private all = $derived.by(() => {
    const first = this.first();
    return this.read ?? (first ? [this.of(first)] : []);
  });
  // Somebody of the first page may stand in a later one as well, when the list moved in between.
  nodes = $derived([...new Map(this.all.flatMap(({ nodes }) => nodes).map((node) => [node.id, node])).values()]);
  more = $derived(this.all.at(-1)?.pageInfo.hasNextPage ?? false);

  next = action(async () => {
    this.below = this.all.length;
    await this.fill().catch((failure) => {
      this.below = this.all.length - 1;
      throw failure;
    });
  });

  /** The list stays as it was until all of it is there again; what cannot be read is asked for anew. */
  renew = async () => {
    const first = this.first();
    if (!this.below || first === this.under) return;
    await this.fill().catch(() => {
      if (first !== this.first()) return;
      [this.below, this.read] = [0, null];
      below.delete(this.key);
    });
  };

  private async fill() {
    const keep = below;
    const first = this.first()!;
    const pages = this.read && first === this.under ? [...this.read] : [this.of(first)];
    while (pages.length <= this.below && pages.at(-1)!.pageInfo.hasNextPage) {
      const after = pages.at(-1)!.pageInfo.endCursor;
      pages.push(this.of(await request(this.operation, { ...this.variables, after } as Variables)));
    }
    if (first !== this.first()) return;
    [this.under, this.read] = [first, pages];
    keep.set(this.key, { read: pages, under: first, below: this.below });
  }
}

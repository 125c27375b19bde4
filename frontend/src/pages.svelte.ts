import { action } from './action.svelte';
import { request, type Operation } from './api';

type Page<Node> = { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** The pages of a list beyond its first one, fetched one by one when asked for. */
export class Pages<Result, Node, Variables extends { after?: string | null }> {
  private later = $state.raw<Page<Node>[]>([]);

  constructor(
    private operation: Operation<Result, Variables>,
    private of: (result: Result) => Page<Node>,
    private first: () => Result | null,
    private variables: Omit<Variables, 'after'>,
  ) {}

  private all = $derived.by(() => {
    const first = this.first();
    return first ? [this.of(first), ...this.later] : [];
  });
  nodes = $derived(this.all.flatMap((page) => page.nodes));
  more = $derived(this.all.at(-1)?.pageInfo.hasNextPage ?? false);

  next = action(async () => {
    const after = this.all.at(-1)?.pageInfo.endCursor;
    const variables = { ...this.variables, after } as Variables;
    this.later = [...this.later, this.of(await request(this.operation, variables))];
  });
}

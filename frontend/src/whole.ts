import { request, type Operation } from './api';
import { Query } from './query.svelte';

type Page<Node> = { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** A list read to its end, page after page, or until it holds enough `about` somebody. */
export const whole = <Result, Node>(
  operation: Operation<Result, { after: string | null }>,
  of: (result: Result) => Page<Node>,
  enough: (all: Node[]) => boolean = () => false,
  about = '',
) =>
  new Query<Node[], { about: string }>(
    operation as unknown as Operation<Node[], { about: string }>,
    { about },
    async () => {
      const all: Node[] = [];
      for (let after: string | null = null; ;) {
        const { nodes, pageInfo } = of(await request(operation, { after }));
        all.push(...nodes);
        if (!pageInfo.hasNextPage || enough(all)) return all;
        after = pageInfo.endCursor;
      }
    },
  );

import { back, network } from './network.svelte';

/** The text of an operation, carrying the types of its variables and its result. */
export type Operation<Result, Variables> = string & { readonly __types?: (variables: Variables) => Result };

/** A named refusal of a mutation, or bad input with the path of its field. */
export class Refused extends Error {
  constructor(
    readonly refusal: string,
    message: string,
    readonly path: string = '',
    readonly until: string = '',
  ) {
    super(message);
  }
}

/** Something broke on the server; `id` is what its log knows it by. */
export class Fault extends Error {
  constructor(readonly id: string) {
    super('Something broke on our side. Nothing was lost.');
  }
}

export class Offline extends Error {
  constructor() {
    super('You are offline.');
  }
}

/** The host has another Weft by now, and what this page would fetch is there no longer. */
export class Renewed extends Error {
  constructor() {
    super('Weft was renewed since you opened this page.');
  }
}

// What is sent while the page goes away arrives all the same.
let leaving = false;
globalThis.addEventListener?.('pagehide', () => (leaving = true));
globalThis.addEventListener?.('pageshow', () => (leaving = false));

export type Failure = Refused | Fault | Offline | Renewed;
type RefusalData = { refusal: string; message: string; path?: string[]; until?: string };
type GraphQLFault = { message: string; extensions?: { code?: string; path?: string[]; id?: string } };

export async function post(
  url: string,
  body: unknown,
  accept = 'application/json',
  signal?: AbortSignal,
): Promise<Response> {
  const { losses } = network;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(body),
      keepalive: leaving || globalThis.document?.hidden,
      signal,
    });
    if (network.losses === losses) back();
    return response;
  } catch {
    if (!signal?.aborted) {
      network.away = true;
      network.losses += 1;
    }
    throw new Offline();
  }
}

/** Tells the window once the server no longer knows who is here. */
export function refuse(refusal: string, message: string, path?: string, until?: string): Refused {
  if (refusal === 'SIGN_IN_FIRST' || refusal === 'SignInFirst') dispatchEvent(new Event('signed-out'));
  return new Refused(refusal, message, path, until);
}

function failureIn(fault: GraphQLFault, response: Response): Failure {
  const { code, path, id } = fault.extensions ?? {};
  if (code && code !== 'FAULT') return refuse(code, fault.message, path?.at(-1));
  return new Fault(id ?? response.headers.get('x-request-id') ?? '');
}

/** What an operation answers; throws a Failure for bad input, a fault, or no connection. */
export async function request<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await post('/graphql', { query: operation, variables });
  const { data, errors } = await response.json().catch(() => ({ errors: [{ message: '' }] }));
  if (errors?.length) throw failureIn(errors[0], response);
  return data;
}

/** What a mutation leaves behind; throws Refused where it answers with a refusal. */
export async function act<Payload, Input>(
  operation: Operation<{ result: Payload }, { input: Input }>,
  input: Input,
): Promise<Exclude<Payload, RefusalData>> {
  const { result } = await request(operation, { input });
  const refusal = result as Partial<RefusalData>;
  if (refusal.refusal) throw refuse(refusal.refusal, refusal.message ?? '', refusal.path?.at(-1), refusal.until);
  return result as Exclude<Payload, RefusalData>;
}

const kinds = [Refused, Fault, Offline, Renewed];

export const failureOf = (error: unknown): Failure =>
  kinds.some((kind) => error instanceof kind) ? (error as Failure) : new Fault('');

/** A key under which a repeated creation is the same creation; works without a secure context. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');

type Keyless<Input> = Omit<Input, 'idempotencyKey'>;

/** A creation that is the same one when what was given is sent again, as after a lost answer, and else another. */
export function once<Payload, Input, Given = Keyless<Input>>(
  operation: Operation<{ result: Payload }, { input: Input }>,
  inputOf = (given: Given) => given as Keyless<Input>,
) {
  let last = '';
  let input: Input;
  return async (given: Given) => {
    const now = JSON.stringify(given);
    if (now !== last) [last, input] = [now, { ...inputOf(given), idempotencyKey: newKey() } as Input];
    const made = await act(operation, input);
    last = '';
    return made;
  };
}

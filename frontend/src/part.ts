import { Offline, Renewed } from './api';
import { network } from './network.svelte';
import { session } from './sign-in/session.svelte';

/** A part of Weft that is fetched when it is shown. Where it does not come, the server is asked something, to say why. */
export async function part<Part>(from: () => Promise<Part>): Promise<Part> {
  try {
    return await from();
  } catch {
    await session.refresh();
    throw network.away ? new Offline() : new Renewed();
  }
}

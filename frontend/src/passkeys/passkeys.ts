import { send, session } from '../sign-in/session.svelte';
import { create, get } from './browser';

export async function addPasskey(name: string) {
  const answer = await create(await send('/auth/passkeys/new/question', {}));
  await send('/auth/passkeys/new', { name, answer });
}

export async function signInWithPasskey() {
  const answer = await get(await send('/auth/passkeys/question', {}));
  await send('/auth/passkeys/sign-in', { answer });
  await session.refresh();
}

export async function proveWithPasskey() {
  const answer = await get(await send('/auth/proof/question', {}));
  await send('/auth/proof/passkey', { answer });
}

import { send, session } from '../sign-in/session.svelte';

export const askForAddress = (email: string) => send('/auth/address', { email });

export async function confirmAddress(email: string, code: string) {
  await send('/auth/address/confirm', { email, code });
  await session.refresh();
}

export const takeBack = (token: string) => send('/auth/address/undo', { token });

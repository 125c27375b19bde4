import { Refused } from '../api';

// Options and answers travel as JSON, bytes in base64url; browsers of before 2025 cannot read or write that themselves.
type Bytes = Uint8Array<ArrayBuffer>;
type Named = PublicKeyCredentialDescriptorJSON[] | undefined;

const bytes = (text: string): Bytes =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
const letters = (buffer: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const named = (list: Named) => (list ?? []).map(({ id }) => ({ type: 'public-key' as const, id: bytes(id) }));

export function toCreate(options: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  const native = PublicKeyCredential.parseCreationOptionsFromJSON?.(options);
  if (native) return native;
  const user = { ...options.user, id: bytes(options.user.id) };
  const changed = { user, challenge: bytes(options.challenge), excludeCredentials: named(options.excludeCredentials) };
  return { ...options, ...changed } as PublicKeyCredentialCreationOptions;
}

export function toGet(options: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  const native = PublicKeyCredential.parseRequestOptionsFromJSON?.(options);
  if (native) return native;
  const changed = { challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials) };
  return { ...options, ...changed } as PublicKeyCredentialRequestOptions;
}

/** What a key said, as JSON. */
export function written(credential: PublicKeyCredential): string {
  if ('toJSON' in credential) return JSON.stringify(credential);
  const { id, rawId, type, response } = credential as PublicKeyCredential;
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
  const said = parts.map((part) => [part, (response as unknown as Record<string, ArrayBuffer | null>)[part]] as const);
  const known = said.filter(([, buffer]) => buffer).map(([part, buffer]) => [part, letters(buffer!)]);
  return JSON.stringify({ id, rawId: letters(rawId), type, response: Object.fromEntries(known) });
}

/** Whether this browser has keys at all. */
export const hasKeys = () => 'PublicKeyCredential' in window && 'credentials' in navigator;
const isNumber = () => /^[\d.]+$|^\[/.test(location.hostname);

const WORDS: Record<string, string> = {
  InvalidStateError: 'This device has a passkey for Weft already.',
  SecurityError: 'Passkeys do not work at this address.',
};
const NOTHING = 'Nothing was chosen. Try again, or have six digits sent.';
const NUMBER = 'A passkey belongs to a name, and this address is a number. Open Weft under its name, here localhost.';

async function asked(question: () => Promise<Credential | null>): Promise<string> {
  if (isNumber()) throw new Refused('Passkey', NUMBER);
  const found = await question().catch((error: DOMException) => {
    throw new Refused('Passkey', WORDS[error.name] ?? NOTHING);
  });
  if (!found) throw new Refused('Passkey', NOTHING);
  return written(found as PublicKeyCredential);
}

export const create = (options: PublicKeyCredentialCreationOptionsJSON) =>
  asked(() => navigator.credentials.create({ publicKey: toCreate(options) }));
export const get = (options: PublicKeyCredentialRequestOptionsJSON) =>
  asked(() => navigator.credentials.get({ publicKey: toGet(options) }));

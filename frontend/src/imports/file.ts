import { Fault, Offline, refuse } from '../api';
import type { Preview } from './preview';

const MOST_BYTES = 8 * 1024 * 1024;
const PICTURE = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND)[;:][^\n]*\n(?:[ \t][^\n]*\n|[A-Za-z0-9+/=]{20,}\r?\n)*/gim;

/** Pictures are most of a large address book, and nobody reads them. */
export const withoutPictures = (cards: string) => cards.replace(PICTURE, '');

async function slim(file: File): Promise<Blob> {
  if (file.size <= MOST_BYTES || !/\.vcf$/i.test(file.name)) return file;
  try {
    return new Blob([withoutPictures(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()))]);
  } catch {
    return file;
  }
}

/** The people of a file beside one's notes; the server keeps nothing of it. */
export async function read(file: File): Promise<Preview> {
  const response = await send(await slim(file));
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer as Preview;
  if (!answer?.message || response.status >= 500) throw new Fault(response.headers.get('x-request-id') ?? '');
  throw refuse(answer.refusal ?? '', answer.message, answer.path?.[0]);
}

async function send(body: Blob): Promise<Response> {
  try {
    return await fetch('/import', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body });
  } catch {
    throw new Offline();
  }
}

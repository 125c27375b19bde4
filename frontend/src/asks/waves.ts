import { ahead, by, day } from '../dates';
import type { WavesOfFragment } from '../gql/asks/Waves';

export type WavesOf = WavesOfFragment;
type Wave = WavesOf['waves'][number];

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];
export const title = ({ number }: Wave) => `${ordinals[number - 1] ?? `${number}th`} wave`;

/** Where a wave is; never who is in it, nor how many. */
export function standing(wave: Wave): string {
  if (wave.state === 'HELPED') return 'Somebody said yes.';
  if (wave.state === 'MOVED_ON') return `It moved on by ${day(wave.until)}.`;
  return `You will hear ${by(wave.until)}.`;
}

/** What comes after the last wave. */
export function next({ waves, weftAsks, nextWaveAt }: WavesOf): string {
  if (nextWaveAt) return `If nobody has said yes by then, the next wave goes out ${ahead(nextWaveAt)}.`;
  if (waves.some(({ state }) => state === 'HELPED')) return 'No further wave goes out.';
  return weftAsks ? 'This is the last wave.' : 'No further wave goes out. Whoever was asked may still answer.';
}

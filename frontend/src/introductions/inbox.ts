import { isMet, isUnderWay, type Line } from './sentence';

const isThread = (line: Line) => line.state === 'INTRODUCED' || (isMet(line) && line.unread > 0);

/** An inbox in its parts: `first` was asked for as what waits, `lines` as all there is; none is lost, and none is twice. */
export function sorted(first: Line[], lines: Line[]) {
  const shown = new Set(first.map(({ id }) => id));
  const rest = lines.filter(({ id }) => !shown.has(id));
  const other = rest.filter((line) => !line.waitingForMe);
  return {
    waits: [...first, ...rest.filter((line) => line.waitingForMe)],
    threads: other.filter(isThread),
    underWay: other.filter(isUnderWay),
    past: other.filter((line) => !isUnderWay(line) && !isThread(line)),
  };
}

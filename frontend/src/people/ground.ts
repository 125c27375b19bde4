type Named = { id: string; name: string };
type Subject = { topic: Named };
type Side = { gives: Subject[]; takes: Subject[] };

const topics = (intents: Subject[]) => new Map(intents.map(({ topic }) => [topic.id, topic.name]));

const shared = (mine: Subject[], theirs: Subject[]) => {
  const other = topics(theirs);
  return [...topics(mine)].filter(([id]) => other.has(id)).map(([, name]) => name);
};

export type Ground = { title: string; topics: string[] };

/** The topics two people meet in, as far as each shows theirs: what one gives and the other looks for comes first. */
export function ground(mine: Side, theirs: Side, name: string): Ground[] {
  const found = [
    { title: `You give what ${name} looks for`, topics: shared(mine.gives, theirs.takes) },
    { title: `${name} gives what you look for`, topics: shared(mine.takes, theirs.gives) },
    { title: 'You both give', topics: shared(mine.gives, theirs.gives) },
    { title: 'You both look for', topics: shared(mine.takes, theirs.takes) },
  ];
  return found.filter(({ topics }) => topics.length);
}

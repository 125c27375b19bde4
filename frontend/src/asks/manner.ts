import type { AskStylesQuery } from '../gql/asks/Styles';

type Meaning = AskStylesQuery['askStyles'][number];
export type Style = Meaning['style'];

export const styles: Record<Style, { label: string; asked: string }> = {
  SOFT: { label: 'Softly', asked: 'softly' },
  CASUAL: { label: 'Casually', asked: 'casually' },
  HARD: { label: 'Plainly', asked: 'plainly' },
  COLD: { label: 'Without having met', asked: 'without having met' },
};

/** What a style means for whoever is asked. */
export function meaning({ answerExpected, reminds }: Meaning): string {
  if (!answerExpected) return 'No answer is expected, nobody is reminded.';
  return reminds ? 'An answer is hoped for, with one reminder.' : 'An answer is hoped for.';
}

/** The styles one chooses from; without a path one is asked on the page of a person. */
export const choices = (all: Meaning[]) =>
  all
    .filter(({ style }) => style !== 'COLD')
    .map((one) => ({ value: one.style, label: styles[one.style].label, hint: `“${one.opening}” ${meaning(one)}` }));

/** "Asked softly", "Asked plainly · urgent, until tomorrow". */
export const manner = (style: Style, urgent: boolean) =>
  `Asked ${styles[style].asked}${urgent ? ' · urgent, for a day' : ''}`;

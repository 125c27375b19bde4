import type { MyReportsQuery } from '../gql/reports/Report';

type Told = MyReportsQuery['myReports']['nodes'][number];

export const reasons: Record<Told['reason'], string> = {
  HURTFUL: 'It hurts or threatens',
  SELLING: 'It sells, or goes to everybody',
  UNTRUE: 'It is not true',
  PRIVATE: 'It tells something private',
  UNLAWFUL: 'It is against the law',
  OTHER: 'Something else',
};

export const kinds: Record<Told['kind'], string> = {
  PERSON: 'a person',
  MESSAGE: 'a message',
  ASK: 'an ask',
  NOTE: 'a note',
  THANKS: 'thanks',
  CIRCLE: 'a circle',
};

export const reasonChoices = Object.entries(reasons).map(([value, label]) => ({
  value: value as Told['reason'],
  label,
}));

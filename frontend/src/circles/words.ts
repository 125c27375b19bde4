import type { CircleLineFragment } from '../gql/circles/Circles';

export const entries: Record<CircleLineFragment['entry'], string> = {
  OPEN: 'open to all',
  REQUEST: 'on request',
  INVITED: 'by invitation',
};

import { MyContacts } from '../gql/people/MyContacts';
import { whole } from '../whole';

/** Everybody one knows, to choose from. */
export const myContacts = () =>
  whole(MyContacts, ({ contacts: { nodes, pageInfo } }) => ({ nodes: nodes.map(({ person }) => person), pageInfo }));

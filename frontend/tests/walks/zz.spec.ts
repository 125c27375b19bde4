import { expect, test, circle, give, ask, tie } from '../cast';
test('zz', async ({ cast }) => {
  const [jon, nils, ada] = await cast.people('Jon', 'Nils', 'Ada');
  const guild = await circle([jon, ada], { topics: ['Glazing'] });
  await tie(jon, ada);
  await give(jon, 'Glazing', guild);
  await ask(ada, 'What glaze is good?', ['Glazing']);
  await nils.act('connect', { email: jon.email, reason: 'The night train.', allowsIntroductions: true });
  const q =
    '{ today { done guidance items { __typename ... on AnswerTieItem { id handled } ... on HelpWithAsk { id handled } } } }';
  console.log(JSON.stringify(await jon.read(q)));
  const { tieRequests } = await jon.read('{ tieRequests(first: 20) { nodes { id } } }');
  await jon.act('answerTie', {
    requestId: tieRequests.nodes[0].id,
    accept: true,
    reason: 'The train.',
    allowsIntroductions: true,
  });
  console.log(JSON.stringify(await jon.read(q)));
});

const query = '{ me { name } myAsks(first: 5) { nodes { text } } }';
const answer = await fetch(process.env.WEFT + '/graphql', {
  method: 'POST',
  headers: { authorization: 'Bearer ' + process.env.TOKEN, 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
console.log(await answer.text());

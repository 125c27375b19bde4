MATCH (g:Grant {id: $grant})
CREATE (:GrantKey {id: $id, kind: $kind, until: $until, redirect: $redirect, challenge: $challenge, spent: 0, again: false,
  scopes: []})-[:OPENS]->(g)

MATCH (k:GrantKey {id: $id})-[:OPENS]->(g:Grant)
MATCH (g)-[:GIVEN_BY]->(p:Person)
RETURN k.id AS id, k.kind AS kind, k.until AS until, k.redirect AS redirect, k.challenge AS challenge, k.spent AS spent,
       k.again AS again, k.scopes AS narrowed, g.id AS grant, g.app AS app, g.scopes AS scopes, g.until AS over,
       g.ended AS ended, coalesce(g.device, '') AS device, p.id AS person

MATCH (me:Person {id: $viewer})-[m:MEMBER]->(c:Circle)
WHERE c.id IN $circles AND (m.since > $new_since OR coalesce(m.junior, false))
MATCH (c)<-[:IN]-(g:Intent)
WHERE g.visibility = 'NEWCOMERS' AND NOT g.closed AND g.until > $now
MATCH (g)<-[:DECLARED]-(p:Person)
WHERE p.id <> $viewer
RETURN c.id AS circle, p.id AS person, g.id AS give, g.since AS since
ORDER BY since DESC, give

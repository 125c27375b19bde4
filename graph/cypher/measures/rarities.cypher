MATCH (t:Topic) WHERE t.id > $after
WITH t ORDER BY t.id LIMIT $most
OPTIONAL MATCH (t)<-[:ABOUT]-(g:Intent) WHERE g.kind = 'GIVE' AND NOT g.closed
OPTIONAL MATCH (g)<-[:DECLARED]-(p:Person)
WITH t, count(DISTINCT p) AS givers
RETURN t.id AS id, coalesce(t.rarity, 3.0) AS was, givers
ORDER BY id

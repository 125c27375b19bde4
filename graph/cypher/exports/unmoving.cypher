// Who blocked the viewer is a contact still, as far as they know.
MATCH (me:Person {id: $viewer})-[:HAD]->(t:PastTie)-[:WITH]->(p:Person)
WHERE t.frozen AND p.id > $after
RETURN p.id AS key, coalesce(t.name, p.name) AS of, properties(t) AS held
ORDER BY key
LIMIT $most

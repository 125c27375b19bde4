MATCH (me:Person {id: $viewer})-[:DECLARED]->(i:Intent {id: $intent})
RETURN i.closed AS closed, i.until AS until, coalesce(i.endless, false) AS endless

MATCH (me:Person {id: $viewer})<-[:INTRODUCER]-(i:Introduction)
WHERE i.id = $id
SET i.state = $state, i.reached_at = $now, i.pair = $pair,
    i.step_due = $step_due, i.updated = $now
WITH i
OPTIONAL MATCH (give:Intent {id: $upon})
FOREACH (g IN CASE WHEN give IS NULL THEN [] ELSE [give] END | CREATE (i)-[:UPON]->(g))

MATCH (me:Person {id: $viewer})
MATCH (asker:Person {id: $asker})
MATCH (helper:Person {id: $helper})
CREATE (i:Introduction {
  id: $id, state: $state, begun_by: $begun_by, both: $both, told: $told, note: $note,
  note_by: $note_by, other_note: $other_note, introducer_note: '', started: $now, due: $due, step_due: $step_due,
  asked_at: $asked_at, reached_at: $reached_at, introduced_at: 0,
  asker_yes: 0, introducer_yes: 0, helper_yes: 0, closed_at: 0, ended_by: '', outcome_note: '', outcome_at: 0,
  thanks: '', thanks_public: false, thanked_at: 0, reroute: $reroute,
  reroute_until: $reroute_until, updated: $now, turn: $id})
CREATE (i)-[:ASKER {read: 0}]->(asker)
CREATE (i)-[:HELPER {read: 0}]->(helper)
FOREACH (open IN CASE WHEN $pair IS NULL THEN [] ELSE [$pair] END | SET i.pair = open)
WITH i
OPTIONAL MATCH (introducer:Person {id: $introducer})
FOREACH (p IN CASE WHEN introducer IS NULL THEN [] ELSE [introducer] END |
  CREATE (i)-[:INTRODUCER]->(p))
WITH i
OPTIONAL MATCH (ask:Ask {id: $ask})
FOREACH (over IN CASE WHEN ask IS NULL THEN [] ELSE [ask] END | CREATE (i)-[:OVER]->(over))
WITH i
OPTIONAL MATCH (take:Intent {id: $take})
FOREACH (sought IN CASE WHEN take IS NULL THEN [] ELSE [take] END | CREATE (i)-[:OVER_TAKE]->(sought))
WITH i
OPTIONAL MATCH (give:Intent {id: $upon})
FOREACH (g IN CASE WHEN give IS NULL THEN [] ELSE [give] END | CREATE (i)-[:UPON]->(g))
WITH i
OPTIONAL MATCH (first:Introduction {id: $instead_of})
FOREACH (shown IN CASE WHEN first IS NULL THEN [] ELSE [first] END | CREATE (i)-[:INSTEAD_OF]->(shown))

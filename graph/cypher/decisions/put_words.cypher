MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})-[:OVER]->(n)
SET n += $words, k.taken = $taken

MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
MATCH (me)-[m:MEMBER]->(c)
WHERE m.organiser
MATCH (p:Person)-[w:WANTS_IN]->(c)
WHERE NOT w.declined AND (w.at < $at OR w.at = $at AND p.id < $id) AND NOT EXISTS { (me)-[:BLOCKS]-(p) }
RETURN p.id AS person, w.at AS at, w.note AS note,
       coalesce(w.questions, []) AS questions, coalesce(w.answers, []) AS answers
ORDER BY at DESC, person DESC
LIMIT $first

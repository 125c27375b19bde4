MATCH (me:Person {id: $viewer})
UNWIND $ids AS wanted
WITH me, wanted
MATCH (i:Intent {id: wanted})
MATCH (me)-[:DECLARED]->(i)
MATCH (i)-[:IN]->(c:Circle)
WHERE c.entry <> 'INVITED' OR EXISTS { (me)-[:MEMBER]->(c) }
MATCH (i)-[:ABOUT]->(t:Topic)
RETURN i.id AS id, i.kind AS kind, me.id AS person, t.id AS topic, c.id AS circle, i.note AS note,
       i.terms AS terms, i.visibility AS visibility, i.capacity AS capacity,
       i.since AS since, i.until AS until, i.closed AS closed

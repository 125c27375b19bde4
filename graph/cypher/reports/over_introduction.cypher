MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})
MATCH (n:Introduction {id: $subject})-[by:ASKER|INTRODUCER|HELPER]->(p:Person)
WHERE type(by) = coalesce(n.note_by, n.begun_by)
OPTIONAL MATCH (n)-[:OVER]->(a:Ask)
OPTIONAL MATCH (a)-[:IN]->(c:Circle)
CREATE (k)-[:OVER]->(n)
CREATE (k)-[:CONCERNS]->(p)
SET k.name = CASE WHEN a.unnamed AND type(by) = 'ASKER' AND n.introduced_at = 0 THEN '' ELSE p.name END,
    k.circle = c.id
RETURN p.id AS person, k.circle AS circle

MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER]-(i:Introduction)
WHERE i.id IN $ids AND i.told
WITH i, type(mine) AS part
MATCH (i)-[:OFFERS]->(m:MenuItem)
WITH i, part, m
MATCH (m)-[:NAMES]->(p:Person)
RETURN i.id AS introduction, m.id AS id, m.line AS line, m.ticked > 0 AS ticked,
       CASE part WHEN 'INTRODUCER' THEN p.id END AS person
ORDER BY introduction, id

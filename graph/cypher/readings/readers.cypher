MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})<-[seat:MEMBER]-(p:Person)
WHERE coalesce(seat.reads, false) AND p.open AND p <> me AND p.id <> $person AND NOT EXISTS { (me)-[:BLOCKS]-(p) }
WITH c, p
WHERE NOT EXISTS { MATCH (p)<-[o:OFFERED]-(:Reading) WHERE o.from > $since }
MATCH (p)<-[:BY]-(f:Favour)
WHERE EXISTS { (f)-[:IN]->(c) } AND NOT EXISTS { (f)<-[:OF]-(:Correction) }
RETURN p.id AS id, count(f) AS helps
ORDER BY helps DESC, id
LIMIT $most

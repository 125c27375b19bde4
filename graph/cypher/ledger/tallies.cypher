MATCH (me:Person {id: $viewer})<-[side:BY|FOR]-(f:Favour)
WHERE $circle IS NULL OR EXISTS { MATCH (f)-[:IN]->(o:Circle) WHERE o.id = $circle }
WITH me, f, type(side) = 'BY' AS mine
OPTIONAL MATCH (f)<-[:OF]-(c:Correction)
WITH f, mine, CASE WHEN f.at >= $since THEN 1 ELSE 0 END - CASE WHEN c.at >= $since THEN 1 ELSE 0 END AS counts
RETURN coalesce(sum(CASE WHEN mine THEN counts ELSE 0 END), 0) AS given,
       coalesce(sum(CASE WHEN mine THEN 0 ELSE counts END), 0) AS received,
       coalesce(sum(CASE WHEN mine AND f.terms = 0 THEN counts ELSE 0 END), 0) AS prepaid

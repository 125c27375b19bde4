UNWIND $ids AS wanted
MATCH (a:Ask {id: wanted})<-[:ASKED]-(p:Person)
WHERE a.state = 'OPEN' AND a.expires > $now
OPTIONAL MATCH (a)-[:ABOUT]->(t:Topic)
WITH a, p, collect(t.id) AS topics
OPTIONAL MATCH (a)-[:IN]->(o:Circle)
RETURN a.id AS id, p.id AS asker, topics, head(collect(o.id)) AS circle, a.terms AS terms, a.audience AS audience,
       a.expires AS expires

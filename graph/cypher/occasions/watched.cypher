MATCH (me:Person {id: $viewer})-[:WATCHES]->(i:Intent)
WHERE NOT i.closed AND i.until > $now AND i.visibility <> 'MATCHING'
  AND size([(i)<-[:OVER_TAKE]-(:Introduction)-[:HELPER]->(c:Person {id: $viewer}) | c.id]) = 0
MATCH (p:Person)-[:DECLARED]->(i)
MATCH (me)-[k:KNOWS]->(p)
WHERE NOT EXISTS { (me)-[:MUTES]->(p) } AND p.suspended_until IS NULL
MATCH (i)-[:ABOUT]->(t:Topic)
MATCH (i)-[:IN]->(o:Circle)
WITH me, i, p, k, t,
     i.visibility = 'CIRCLE' AND EXISTS { (me)-[:MEMBER]->(o) } AS shown,
     [t.id] + [(t)-[n:NEAR]->(near:Topic) WHERE n.fit >= $floor | near.id] AS about
// Met: they were brought together with somebody, or brought two together, over it or something near.
RETURN i.id AS id, p.id AS person, t.name AS name, k.ring AS ring, k.touched AS touched,
       shown AND size([(me)<-[:ASKER|INTRODUCER|HELPER]-(one:Introduction)-[:OVER]->(:Ask)-[:ABOUT]->(met:Topic)
                       WHERE one.introduced_at > 0 AND met.id IN about | met.id]) > 0 AS met

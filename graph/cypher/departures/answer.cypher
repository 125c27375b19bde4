// For the reported words of a circle answers whoever has looked after it longest: their case stays open to the host.
MATCH (me:Person {id: $viewer})<-[concerns:CONCERNS]-(k:Case {kind: 'Circle'})
SET k.turn = $turn
WITH me, concerns, k
// One that was decided goes with them.
WHERE k.key IS NOT NULL
WITH me, concerns, k, [(k)<-[:OF]-(r:Report)-[:REPORTED_BY]->(by:Person) | by.id] AS reporters
MATCH (k)-[:OVER]->(c:Circle)
WITH me, concerns, k, reporters, c
MATCH (c)<-[m:MEMBER]-(p:Person)
WHERE m.organiser AND p <> me AND NOT p.id IN reporters
WITH concerns, k, m, p
ORDER BY m.since, p.id
WITH concerns, k, head(collect(p)) AS heir
DELETE concerns
CREATE (k)-[:CONCERNS]->(heir)

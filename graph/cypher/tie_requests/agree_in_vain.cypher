MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
OPTIONAL MATCH (me)-[:MEMBER]->(o:Circle)
WHERE EXISTS { (p)-[:MEMBER]->(o) }
WITH me, p, collect(o.id) AS shared
MATCH (me)<-[:TO]-(r:TieRequest)<-[:SENT]-(p)
WHERE r.left IS NOT NULL AND r.until > $now
WITH me, p, shared, collect(r) AS requests
WITH me, p, shared, requests, head(requests) AS r
CREATE (me)-[:HAD]->(:PastTie {id: $id, reason: $reason, their_reason: r.reason, kind: $kind, ring: 'NEW',
  since: $now, touched: $now, allows: $allows, name: r.name, why: r.why, place: r.place, link: r.link,
  photo: r.photo, narrowed: r.narrowed, circles: shared, frozen: true, ended: $now})-[:WITH]->(p)
// By mail it stays open to who sent it: its end would tell whose the address is.
FOREACH (one IN requests | SET one.vain = $now,
  one.state = CASE WHEN one.email IS NULL THEN 'ACCEPTED' ELSE 'DECLINED' END)

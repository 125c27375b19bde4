MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[k:KNOWS]->(p)
MATCH (p)-[b:KNOWS]->(me)
OPTIONAL MATCH (me)-[:MEMBER]->(o:Circle)
WHERE EXISTS { (p)-[:MEMBER]->(o) }
WITH me, p, k, b, collect(o.id) AS shared
CREATE (me)-[:HAD]->(:PastTie {id: $mine, reason: k.reason, their_reason: b.reason, kind: k.kind, ring: k.ring,
  since: k.since, touched: k.touched, allows: k.allows, name: p.name, why: p.why, place: p.place, link: p.link,
  photo: p.photo, pitch: coalesce(p.pitch, ''), about: coalesce(p.about, ''), proof: coalesce(p.proof, ''),
  reply_time: coalesce(p.reply_time, ''), next_step: coalesce(p.next_step, ''), circles: shared, frozen: false, ended: $now})-[:WITH]->(p)
CREATE (p)-[:HAD]->(:PastTie {id: $theirs, reason: b.reason, their_reason: k.reason, kind: b.kind, ring: b.ring,
  since: b.since, touched: b.touched, allows: b.allows, name: me.name, why: me.why, place: me.place, link: me.link,
  photo: me.photo, pitch: coalesce(me.pitch, ''), about: coalesce(me.about, ''), proof: coalesce(me.proof, ''),
  reply_time: coalesce(me.reply_time, ''), next_step: coalesce(me.next_step, ''), circles: shared, frozen: $frozen, ended: $now})-[:WITH]->(me)
DELETE k, b

MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[k:KNOWS]->(p)
MATCH (p)-[b:KNOWS]->(me)
OPTIONAL MATCH (me)-[:MEMBER]->(o:Circle)
WHERE EXISTS { (p)-[:MEMBER]->(o) }
WITH me, p, k, b, collect(o.id) AS shared
// What each did not read of the other stays unread in what is kept.
WITH me, p, k, b, shared,
     [one IN coalesce(p.narrowed, []) WHERE NOT one + '|contacts' IN coalesce(p.readers, [])
       AND NOT any(circle IN shared WHERE one + '|' + circle IN coalesce(p.readers, []))] AS theirs,
     [one IN coalesce(me.narrowed, []) WHERE NOT one + '|contacts' IN coalesce(me.readers, [])
       AND NOT any(circle IN shared WHERE one + '|' + circle IN coalesce(me.readers, []))] AS own
CREATE (me)-[:HAD]->(:PastTie {id: $mine, reason: k.reason, their_reason: b.reason, kind: k.kind, ring: k.ring,
  since: k.since, touched: k.touched, allows: k.allows, name: p.name, why: p.why, place: p.place, link: p.link,
  photo: p.photo, pitch: coalesce(p.pitch, ''), about: coalesce(p.about, ''), proof: coalesce(p.proof, ''),
  reply_time: coalesce(p.reply_time, ''), next_step: coalesce(p.next_step, ''), narrowed: theirs, circles: shared, frozen: false, ended: $now})-[:WITH]->(p)
CREATE (p)-[:HAD]->(:PastTie {id: $theirs, reason: b.reason, their_reason: k.reason, kind: b.kind, ring: b.ring,
  since: b.since, touched: b.touched, allows: b.allows, name: me.name, why: me.why, place: me.place, link: me.link,
  photo: me.photo, pitch: coalesce(me.pitch, ''), about: coalesce(me.about, ''), proof: coalesce(me.proof, ''),
  reply_time: coalesce(me.reply_time, ''), next_step: coalesce(me.next_step, ''), narrowed: own, circles: shared, frozen: $frozen, ended: $now})-[:WITH]->(me)
DELETE k, b

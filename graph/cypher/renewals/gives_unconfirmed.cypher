MATCH (i:Intent)
WHERE i.until >= $no_end AND i.kind = 'GIVE' AND NOT i.closed AND coalesce(i.confirmed, i.since) <= $before
WITH i LIMIT $most
SET i.turn = $turn
WITH i
// Its owner may have come first.
WHERE i.until >= $no_end AND i.kind = 'GIVE' AND NOT i.closed AND coalesce(i.confirmed, i.since) <= $before
// From now on it ends, unless its owner says that it still holds.
SET i.until = $until, i.endless = true, i.announced = $now
WITH i
MATCH (i)<-[:DECLARED]-(p:Person)
CREATE (o:Outbox {id: i.id + '|confirm|' + toString($until), kind: 'give_unconfirmed', to: p.email, about: '{}',
                  due: $now, lease: 0, tries: 0, at: $now, done_at: 0})
RETURN i.id AS id

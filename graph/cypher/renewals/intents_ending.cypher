MATCH (i:Intent)
WHERE i.until > $now AND i.until <= $soon AND NOT i.closed
  AND coalesce(i.announced, 0) = 0 AND $now - i.since >= i.until - $now
WITH i LIMIT $most
SET i.turn = $turn
WITH i
// Its owner may have come first.
WHERE i.until > $now AND i.until <= $soon AND NOT i.closed
  AND coalesce(i.announced, 0) = 0 AND $now - i.since >= i.until - $now
SET i.announced = $now
WITH i
MATCH (i)<-[:DECLARED]-(p:Person)
CREATE (o:Outbox {id: i.id + '|ending|' + toString(i.until), kind: 'intent_ending', to: p.email, about: '{}',
                  due: $now, lease: 0, tries: 0, at: $now, done_at: 0})
RETURN i.id AS id

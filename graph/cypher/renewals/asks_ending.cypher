MATCH (ask:Ask)
WHERE ask.expires > $now AND ask.expires <= $soon AND ask.state = 'OPEN'
  AND coalesce(ask.announced, 0) = 0 AND NOT coalesce(ask.urgent, false)
  AND $now - ask.posted >= ask.expires - $now
WITH ask LIMIT $most
SET ask.turn = $turn
WITH ask
// Its owner may have come first.
WHERE ask.expires > $now AND ask.expires <= $soon AND ask.state = 'OPEN'
  AND coalesce(ask.announced, 0) = 0 AND NOT coalesce(ask.urgent, false)
  AND $now - ask.posted >= ask.expires - $now
SET ask.announced = $now
WITH ask
MATCH (ask)<-[:ASKED]-(p:Person)
CREATE (o:Outbox {id: ask.id + '|ending|' + toString(ask.expires), kind: 'ask_ending', to: p.email,
                  about: '{"ask": "' + ask.id + '"}', due: $now, lease: 0, tries: 0, at: $now, done_at: 0})
RETURN ask.id AS id

MATCH (o:Outbox)
WHERE o.due <= $now AND o.lease <= $now
WITH o ORDER BY o.due, o.id LIMIT $limit
SET o.turn = $turn
WITH o
WHERE o.due <= $now AND o.lease <= $now
SET o.lease = $until, o.tries = o.tries + 1
RETURN o.id AS id, o.kind AS kind, o.to AS to, o.about AS about, o.tries AS tries

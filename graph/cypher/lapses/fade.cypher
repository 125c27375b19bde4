MATCH (i:Introduction)
WHERE i.state = 'INTRODUCED' AND i.introduced_at <= $before
WITH i LIMIT $most
SET i.turn = $turn
WITH i
WHERE i.state = 'INTRODUCED'
SET i.state = 'CLOSED', i.closed_at = $now
RETURN i.id AS id

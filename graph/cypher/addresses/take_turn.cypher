// Also of somebody who is leaving: whoever moved an account may have deleted it.
MATCH (m:Move {id: $id})<-[:MOVED]-(p)
SET m.turn = $turn
// One that somebody ends meanwhile is met without its properties.
WITH p, m
WHERE m.until IS NOT NULL
SET p.turn = $turn
RETURN p.id AS person, m.before AS before, p.email AS left, m.at AS at, m.until AS until

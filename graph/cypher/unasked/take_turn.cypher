MERGE (u:Unasked {id: $id})
SET u.turn = $turn
RETURN u.letter AS letter, coalesce(u.at, 0) AS at, coalesce(u.off, false) AS off

MATCH (c:Challenge {id: $id})
SET c.turn = $turn
RETURN c.text AS text, c.purpose AS purpose, c.until AS until

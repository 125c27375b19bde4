MERGE (c:Code {id: $id})
ON CREATE SET c.hash = '', c.until = 0, c.tries = 0, c.sent = []
SET c.turn = $turn
RETURN c.id AS id, c.hash AS hash, c.until AS until, c.tries AS tries, c.sent AS sent

MERGE (decoy:Code {id: $decoy})
ON CREATE SET decoy.hash = '', decoy.until = $never, decoy.tries = 0, decoy.sent = []
WITH decoy
OPTIONAL MATCH (asked:Code {id: $id})
WITH coalesce(asked, decoy) AS c
SET c.turn = $turn
RETURN c.id AS id, c.hash AS hash, c.until AS until, c.tries AS tries, c.sent AS sent

MATCH (c:Code {id: $id})
SET c.hash = $hash, c.until = $until, c.tries = 0, c.sent = $sent

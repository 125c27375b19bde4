MATCH (c:Code {id: $id})
SET c.hash = $hash, c.until = $until, c.tries = $tries, c.sent = $sent

MATCH (c:Code {id: $id})
SET c.tries = $tries

MATCH (c:Code {id: $id})
SET c.hash = ''

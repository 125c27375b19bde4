MATCH (d:Device {id: $id})
SET d.turn = $turn
RETURN d.id AS id, d.typed AS typed, d.app AS app, d.scopes AS scopes, d.until AS until, d.state AS state, d.asked AS asked,
       d.interval AS interval

MATCH (me:Person {id: $viewer})
MATCH (d:Device {typed: $typed})
WHERE d.state = 'WAITING'
RETURN d.id AS id, d.typed AS typed, d.app AS app, d.scopes AS scopes, d.until AS until, d.state AS state, d.asked AS asked,
       d.interval AS interval

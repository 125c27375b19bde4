MERGE (decoy:Code {id: $decoy})
ON CREATE SET decoy.hash = '', decoy.until = $never, decoy.tries = 0, decoy.sent = []
WITH decoy
// Too late is too late: the clock may be set back.
OPTIONAL MATCH (late:Code {id: $own})
WHERE late.until <= $now
FOREACH (one IN CASE WHEN late IS NULL THEN [] ELSE [late] END | SET one.hash = '')
WITH decoy
OPTIONAL MATCH (own:Code {id: $own})
WHERE own.hash <> '' AND own.until > $now
WITH decoy, own
OPTIONAL MATCH (asked:Code {id: $id})
WITH coalesce(own, asked, decoy) AS c
SET c.turn = $turn
RETURN c.id AS id, c.hash AS hash, c.until AS until, c.tries AS tries, c.sent AS sent

MATCH (me:Person {id: $viewer})<-[:WITH]-(h:LoggedHelp)
WHERE h.state = 'OPEN' AND NOT h.silent AND h.until > $now
MATCH (by:Person)-[:LOGGED]->(h)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(by) }
RETURN 'confirm' AS kind, h.id AS id, h.at AS due
UNION
MATCH (me:Person {id: $viewer})<-[:NAMES]-(m:Mention)
WHERE m.state = 'ASKED'
RETURN 'mention' AS kind, m.id AS id, m.at AS due
UNION
MATCH (me:Person {id: $viewer})-[:ASKED]->(a:Ask)
WHERE a.state = 'OPEN' AND a.expires > $now AND a.expires <= $asks_until AND NOT coalesce(a.urgent, false)
  AND $now - a.posted >= a.expires - $now
RETURN 'ask_ends' AS kind, a.id AS id, a.expires AS due
UNION
MATCH (me:Person {id: $viewer})-[:DECLARED]->(i:Intent)
// One that had no end and is to be confirmed waits longer.
WHERE NOT i.closed AND i.until > $now AND i.until <= $confirm_until
  AND (i.until <= $intents_until OR coalesce(i.endless, false)) AND $now - i.since >= i.until - $now
RETURN 'intent_ends' AS kind, i.id AS id, i.until AS due

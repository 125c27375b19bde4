MATCH (i:Introduction)
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH']
  AND i.step_due > $now AND i.reminded_at = 0
WITH i, CASE WHEN i.reached_at > 0 THEN i.reached_at ELSE i.started END AS since
WHERE $now >= since + (i.step_due - since) / 2
WITH i LIMIT $most
SET i.reminded_at = $now
WITH i
MATCH (i)-[part:ASKER|INTRODUCER|HELPER]->(p:Person)
WHERE i.state = 'WITH_' + type(part)
   OR i.state = 'WITH_BOTH' AND (type(part) = 'ASKER' AND i.asker_yes = 0
                                 OR type(part) = 'HELPER' AND i.helper_yes = 0)
CREATE (o:Outbox {id: i.id + '|' + p.id + '|' + toString(i.step_due), kind: 'reminder',
                  to: p.email, about: '{"introduction": "' + i.id + '"}', due: $now, lease: 0,
                  tries: 0, at: $now, done_at: 0})
RETURN i.id AS id

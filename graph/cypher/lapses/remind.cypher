MATCH (i:Introduction)
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH']
  AND i.step_due > $now
  AND NOT EXISTS { MATCH (i)-[:OVER]->(ask:Ask) WHERE ask.state <> 'OPEN' OR ask.expires <= $now }
WITH i, CASE WHEN i.reached_at > 0 THEN i.reached_at WHEN coalesce(i.menu, false) THEN i.introducer_yes
             ELSE i.started END AS since,
     CASE WHEN i.cold_who IS NOT NULL THEN 'COLD'
          WHEN i.state IN ['WITH_INTRODUCER', 'WITH_HELPER'] THEN head([(i)-[:OVER]->(ask:Ask) | ask.style])
          END AS style
WITH i, since, head([s IN $styles WHERE s.style = coalesce(style, 'SOFT') | s.share]) AS share
WHERE share IS NOT NULL AND $now >= since + (i.step_due - since) * share
WITH i, [(i)-[:OVER]->(:Ask)-[:IN]->(within:Circle) | within.id] AS within
// Of two who are awaited each is reminded by themselves: a not now holds back their own alone.
MATCH (i)-[part:ASKER|INTRODUCER|HELPER]->(p:Person)
WHERE part.reminded_at IS NULL AND coalesce(part.quiet_until, 0) <= $now
  AND coalesce(i[toLower(type(part)) + '_left'], 0) = 0
  AND (i.state = 'WITH_' + type(part)
       OR i.state = 'WITH_BOTH' AND (type(part) = 'ASKER' AND i.asker_yes = 0
                                     OR type(part) = 'HELPER' AND i.helper_yes = 0))
WITH i, within, p, part LIMIT $most
SET part.reminded_at = $now
WITH i, p, type(part) AS part,
     size([(p)-[seat:MEMBER]->(circle:Circle)
           WHERE coalesce(seat.junior, false) AND (size(within) = 0 OR circle.id IN within) | circle.id]) > 0 AS junior
WHERE part = 'ASKER' OR NOT junior
CREATE (o:Outbox {id: i.id + '|' + p.id + '|' + toString(i.step_due), kind: 'reminder',
                  to: p.email, about: '{"introduction": "' + i.id + '"}', due: $now, lease: 0,
                  tries: 0, at: $now, done_at: 0})
RETURN i.id AS id

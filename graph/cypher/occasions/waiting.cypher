MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WITH me, i, type(mine) AS part, coalesce(mine.quiet_until, 0) AS quiet
WHERE i.step_due > $now AND quiet <= $drawn AND coalesce(i[toLower(part) + '_left'], 0) = 0
  AND (part = 'INTRODUCER' AND i.state = 'WITH_INTRODUCER'
       OR part = 'HELPER' AND i.state = 'WITH_HELPER'
       OR part = 'ASKER' AND i.state = 'WITH_ASKER'
       OR part = 'ASKER' AND i.state = 'WITH_BOTH' AND i.asker_yes = 0
       OR part = 'HELPER' AND i.state = 'WITH_BOTH' AND i.helper_yes = 0)
  AND NOT EXISTS { MATCH (i)-[:OVER]->(ask:Ask) WHERE ask.state <> 'OPEN' OR ask.expires <= $now }
  AND NOT EXISTS { (me)-[:BLOCKS]->(:Person)<-[:ASKER]-(i) }
  AND (coalesce(i.menu, false) OR NOT EXISTS { (me)-[:BLOCKS]->(:Person)<-[:HELPER]-(i) })
RETURN i.id AS id, i.step_due AS due
ORDER BY due, id
LIMIT 20

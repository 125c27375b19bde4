MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WITH me, i, type(mine) AS part, coalesce(mine.quiet_until, 0) AS quiet
WHERE i.started < $started OR i.started = $started AND i.id < $id
WITH me, i, part,
     i.step_due > $now AND quiet <= $now AND coalesce(i[toLower(part) + '_left'], 0) = 0
     AND (part = 'INTRODUCER' AND i.state = 'WITH_INTRODUCER'
          OR part = 'HELPER' AND i.state = 'WITH_HELPER'
          OR part = 'ASKER' AND i.state = 'WITH_ASKER'
          OR part = 'ASKER' AND i.state = 'WITH_BOTH' AND i.asker_yes = 0
          OR part = 'HELPER' AND i.state = 'WITH_BOTH' AND i.helper_yes = 0)
     AND NOT EXISTS { MATCH (i)-[:OVER]->(ask:Ask) WHERE ask.state <> 'OPEN' OR ask.expires <= $now } AS waits
WHERE ($waiting IS NULL OR waits = $waiting)
  AND (part = 'ASKER' AND (i.told OR i.introduced_at > 0)
       AND NOT EXISTS { MATCH (i)<-[:INSTEAD_OF]-(next:Introduction) WHERE next.introduced_at > 0 }
       OR part = 'HELPER' AND (i.begun_by = 'HELPER' OR i.reached_at > 0 OR i.both AND i.told)
       OR part = 'INTRODUCER' AND (i.asked_at > 0 OR i.begun_by = 'INTRODUCER' OR i.introduced_at > 0))
  AND EXISTS { (i)-[:ASKER]->(:Person) } AND NOT EXISTS { (me)-[:BLOCKS]->()<-[:ASKER]-(i) }
  AND (coalesce(i.menu, false)
       OR part = 'ASKER' AND i.introduced_at = 0 AND i.begun_by <> 'HELPER'
          AND (EXISTS { (i)-[:INTRODUCER]->() } OR coalesce(i.between_gone, false))
          AND (i.begun_by = 'ASKER' OR NOT EXISTS { (me)-[:BLOCKS]->()<-[:HELPER]-(i) })
       OR EXISTS { (i)-[:HELPER]->(:Person) } AND NOT EXISTS { (me)-[:BLOCKS]->()<-[:HELPER]-(i) })
RETURN i.id AS id, i.started AS started
ORDER BY started DESC, id DESC
LIMIT $first

MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)-[:OVER]->(ask:Ask)
WHERE ask.id = $ask AND (i.started < $started OR i.started = $started AND i.id < $id)
WITH me, i, type(mine) AS part
// What one was not told of, hid by a block, or lost with who left takes no place on the page: its gap would tell.
WHERE (part = 'ASKER' AND (i.told OR i.introduced_at > 0)
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

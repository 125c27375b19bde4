MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask)
WITH ask, CASE WHEN ask.state = 'OPEN' AND ask.expires <= $now THEN 'EXPIRED'
               ELSE ask.state END AS state
WHERE ($state IS NULL OR state = $state)
  AND (ask.posted < $posted OR ask.posted = $posted AND ask.id < $id)
RETURN ask.id AS id, ask.posted AS posted
ORDER BY posted DESC, id DESC
LIMIT $first

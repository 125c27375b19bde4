MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
MATCH (ask)<-[:OVER]-(i:Introduction)
SET i.turn = $turn
WITH i
WHERE i.introduced_at = 0 AND i.due > $now AND NOT i.ended_by CONTAINS 'ASKER INTRODUCER HELPER'
// What had ended unseen ends for everybody now, or it could be told apart from what still waited.
SET i.ended_by = CASE i.state WHEN 'CLOSED' THEN i.ended_by + ' ' ELSE '' END + 'ASKER INTRODUCER HELPER',
    i.state = 'CLOSED', i.closed_at = $now, i.updated = $now
REMOVE i.pair

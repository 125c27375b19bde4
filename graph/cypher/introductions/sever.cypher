MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH']
WITH i, type(mine) AS part
MATCH (i)-[:ASKER|INTRODUCER|HELPER]->(p:Person {id: $person})
WITH DISTINCT i, part
SET i.turn = $turn, i.state = 'CLOSED', i.ended_by = CASE part WHEN 'ASKER' THEN 'ASKER INTRODUCER HELPER'
                             WHEN 'INTRODUCER' THEN 'INTRODUCER HELPER' ELSE 'HELPER' END,
     i.closed_at = $now
REMOVE i.pair

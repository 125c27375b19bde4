// As if they had said no to what waits for them, and taken back what they asked for.
MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH']
  AND (type(mine) <> 'INTRODUCER' OR i.state = 'WITH_INTRODUCER')
SET i.turn = $turn, i.state = 'CLOSED', i.closed_at = $now,
    i.ended_by = CASE type(mine) WHEN 'ASKER' THEN 'ASKER INTRODUCER HELPER' ELSE type(mine) END
REMOVE i.pair

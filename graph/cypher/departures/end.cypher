// As if they had said no to what waits for them, and taken back what they asked for.
MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH']
SET i.turn = $turn
WITH mine, i
// A yes that came first may have introduced them.
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH']
  // A menu is its introducer's, and no longer about the helper first meant.
  AND CASE type(mine)
        WHEN 'INTRODUCER' THEN i.state = 'WITH_INTRODUCER' OR coalesce(i.menu, false)
        WHEN 'HELPER' THEN NOT coalesce(i.menu, false)
        ELSE true END
SET i.state = 'CLOSED', i.closed_at = $now,
    i.ended_by = CASE type(mine) WHEN 'ASKER' THEN 'ASKER INTRODUCER HELPER' ELSE type(mine) END
REMOVE i.pair

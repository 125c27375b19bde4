MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH'] AND i.step_due > $now
  AND i[toLower(type(mine)) + '_left'] IS NULL
  // Whom a menu's request first meant has no part in the menu.
  AND NOT (coalesce(i.menu, false) AND type(mine) = 'HELPER')
WITH i, type(mine) AS part
MATCH (i)-[theirs:ASKER|INTRODUCER|HELPER]->(p:Person {id: $person})
WHERE NOT (coalesce(i.menu, false) AND type(theirs) = 'HELPER')
WITH DISTINCT i, part
SET i.turn = $turn,
    i.asker_left = CASE part WHEN 'ASKER' THEN $now ELSE i.asker_left END,
    i.introducer_left = CASE part WHEN 'INTRODUCER' THEN $now ELSE i.introducer_left END,
    i.helper_left = CASE part WHEN 'HELPER' THEN $now ELSE i.helper_left END
REMOVE i.pair

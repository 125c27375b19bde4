MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER', 'WITH_BOTH'] AND i.step_due > $now
  AND i[toLower(type(mine)) + '_left'] IS NULL
WITH i, type(mine) AS part
MATCH (i)-[:ASKER|INTRODUCER|HELPER]->(p:Person {id: $person})
WITH DISTINCT i, part
SET i.turn = $turn,
    i.asker_left = CASE part WHEN 'ASKER' THEN $now ELSE i.asker_left END,
    i.introducer_left = CASE part WHEN 'INTRODUCER' THEN $now ELSE i.introducer_left END,
    i.helper_left = CASE part WHEN 'HELPER' THEN $now ELSE i.helper_left END
REMOVE i.pair

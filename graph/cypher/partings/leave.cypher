MATCH (me:Person {id: $viewer})<-[mine:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $id
SET i.asker_left = CASE type(mine) WHEN 'ASKER' THEN $now ELSE i.asker_left END,
    i.helper_left = CASE type(mine) WHEN 'HELPER' THEN $now ELSE i.helper_left END
REMOVE i.pair

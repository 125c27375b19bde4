MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id = $id
SET i.introducer_yes = CASE WHEN $part = 'INTRODUCER' THEN $now ELSE i.introducer_yes END,
    i.introducer_note = CASE WHEN $part = 'INTRODUCER' THEN $note ELSE i.introducer_note END,
    i.asker_yes = CASE WHEN $part = 'ASKER' THEN $now ELSE i.asker_yes END,
    i.helper_yes = CASE WHEN $part = 'HELPER' THEN $now ELSE i.helper_yes END
RETURN NOT i.both OR i.asker_yes > 0 AND i.helper_yes > 0 AS all_agreed

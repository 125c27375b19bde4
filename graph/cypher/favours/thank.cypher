MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.id = $id
SET i.state = $state, i.thanks = $text, i.thanks_public = $public, i.thanked_at = $now,
    i.updated = $now
WITH i
MATCH (i)<-[:OVER]-(f:Favour)
RETURN f.id AS favour

MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.id = $id
// Ended, and what was ticked goes on in its place: to its people it waits until its date.
SET i.state = $state, i.ended_by = '', i.asker_yes = $now, i.closed_at = $now
WITH i
MATCH (i)-[:OFFERS]->(m:MenuItem)
WHERE m.id IN $items
SET m.ticked = $now

MATCH (me:Person {id: $viewer})
MATCH (asker:Person)-[:ASKED]->(ask:Ask {id: $ask})
WITH asker
MATCH (asker)-[near:KNOWS]->(contact:Person)
WHERE near.via
WITH asker, near, contact
MATCH (contact)-[onward:KNOWS]->(helper:Person {id: $viewer})
WHERE onward.via AND contact.weekly > 0 AND coalesce(contact.paused, 0) <= $now
WITH asker, near, onward, contact
MATCH (contact)-[back:KNOWS]->(to:Person)
WHERE to.id = asker.id
RETURN contact.id AS contact, near.ring AS near_ring, near.touched AS near_touched,
       back.ring AS back_ring, back.touched AS back_touched,
       onward.ring AS onward_ring, onward.touched AS onward_touched,
       size([(contact)<-[:THROUGH]-(favour:Favour) | favour.id]) AS led_to_help

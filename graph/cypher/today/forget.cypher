MATCH (me:Person {id: $viewer})-[:DREW|PUT_OFF]->(old:Day|PutOff)
WHERE old.drawn < $before OR old.until < $now
DETACH DELETE old

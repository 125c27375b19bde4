MATCH (me:Person {id: $viewer})
MATCH (i:Import {id: $id})
OPTIONAL MATCH (i)<-[:BROUGHT_BY]-(n:Acquaintance)<-[:CHANGED]-(later:Import)
WHERE later <> i
WITH i, count(later) AS on_added
OPTIONAL MATCH (i)-[own:CHANGED]->(n:Acquaintance)<-[c:CHANGED]-(later:Import)
WHERE later <> i AND c.step > own.step
WITH on_added, count(later) AS on_changed
RETURN on_added + on_changed AS later

MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
// A note is its owner's by the import that brought it: what came meanwhile stays.
WHERE NOT EXISTS { (i)-[:BROUGHT_BY|CHANGED]-(:Acquaintance) }
DETACH DELETE i

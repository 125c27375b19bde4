MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (a:App {id: wanted})
WHERE EXISTS { (a)-[:REGISTERED_BY]->(me) }
RETURN a.id AS id, a.name AS name, a.link AS link, a.redirects AS redirects, a.hash AS hash, a.at AS at, me.id AS owner

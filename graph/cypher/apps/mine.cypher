MATCH (me:Person {id: $viewer})
MATCH (me)<-[:REGISTERED_BY]-(a:App)
WHERE a.at < $at OR a.at = $at AND a.id < $id
RETURN a.id AS id, a.name AS name, a.link AS link, a.redirects AS redirects, a.hash AS hash, a.at AS at, me.id AS owner
ORDER BY at DESC, id DESC
LIMIT $first

MATCH (a:App {id: $id})
OPTIONAL MATCH (a)-[:REGISTERED_BY]->(p:Person)
RETURN a.id AS id, a.name AS name, a.link AS link, a.redirects AS redirects, a.hash AS hash, a.at AS at, p.id AS owner

MATCH (me:Person {id: $viewer})
CREATE (:App {id: $id, name: $name, link: $link, redirects: $redirects, hash: $hash, at: $at})-[:REGISTERED_BY]->(me)

MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)<-[:REGISTERED_BY]-(a:App)
RETURN count(a) AS apps

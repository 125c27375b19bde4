MATCH (me:Person {id: $viewer})-[:GETS]->(d:Digest {sent: 0})
DETACH DELETE d

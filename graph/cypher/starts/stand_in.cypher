// What Weft began unseen stands in for a request by hand to the same helper.
MATCH (me:Person {id: $viewer})
MATCH (shown:Introduction {id: $id})-[:OVER]->(ask:Ask)
WITH shown, ask
MATCH (ask)<-[:OVER]-(unseen:Introduction)
WHERE NOT unseen.told AND size([(unseen)-[:HELPER]->(p:Person {id: $helper}) | p.id]) > 0
CREATE (unseen)-[:INSTEAD_OF]->(shown)

MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[:SENT|TO]-(r:TieRequest)
MATCH (r)-[:SENT|TO]-(p)
WHERE r.state = 'OPEN' OR r.email IS NULL
WITH r, r.email IS NOT NULL AND EXISTS { (me)-[:SENT]->(r) } AS mailed
// What the viewer sent to an address stays where it is: its end would tell whose the address is.
SET r.state = CASE WHEN mailed THEN 'DECLINED' ELSE 'ACCEPTED' END, r.pair = CASE WHEN mailed THEN r.pair END

MATCH (me:Person {id: $viewer})<-[:NAMES]-(a:Mention)
WHERE a.at < $at OR a.at = $at AND a.id < $id
WITH me, a
MATCH (a)-[:OF]->(n:Month)
RETURN a.id AS id, a.text AS text, a.state AS state, a.at AS at, me.id AS person, n.id AS month
ORDER BY at DESC, id DESC
LIMIT $first

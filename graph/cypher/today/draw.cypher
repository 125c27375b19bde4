MATCH (me:Person {id: $viewer})
MERGE (d:Day {id: $id})
ON CREATE SET d.day = $day, d.items = $items, d.drawn = $now, d.done = 0
MERGE (me)-[:DREW]->(d)
RETURN d.items AS items, d.drawn AS drawn, d.done AS done

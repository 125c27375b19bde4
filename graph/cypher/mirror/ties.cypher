UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})-[k:KNOWS]->(o:Person)
RETURN p.id AS id, collect(o.id) AS others, collect(k.touched) AS touched, collect(k.ring) AS rings, collect(k.via) AS via

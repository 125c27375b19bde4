MATCH (me:Person {id: $viewer})
WITH me
UNWIND $askers AS asker
MATCH (p:Person {id: asker})<-[k:KNOWS]-(f:Person) WHERE k.via AND f.id IN $contacts
RETURN p.id AS asker, f.id AS contact, k.ring AS ring, k.touched AS touched

// Without the WITH the embedded store finds nothing.
MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (t:Topic {id: wanted})
RETURN t.id AS id, t.name AS name, [(t)<-[:OF]-(a:Alias) WHERE a.name <> t.name | a.name] AS aliases

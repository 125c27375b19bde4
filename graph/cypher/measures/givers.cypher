MATCH (g:Intent) WHERE g.kind = 'GIVE' AND NOT g.closed
WITH g
MATCH (g)<-[:DECLARED]-(p:Person)
RETURN count(DISTINCT p) AS givers

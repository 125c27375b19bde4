MATCH (g:Intent) WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now
MATCH (g)<-[:DECLARED]-(p)
MATCH (g)-[:ABOUT]->(t)
MATCH (g)-[:IN]->(o)
RETURN p.id AS id, collect([g.id, t.id, o.id, g.terms, g.capacity, g.until]) AS gives

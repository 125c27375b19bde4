MATCH (me:Person {id: $viewer})-[:DECLARED]->(give:Intent)
WHERE give.kind = 'GIVE' AND NOT give.closed AND give.until > $now
MATCH (give)-[:IN]->(shared:Circle)
MATCH (give)-[:ABOUT]->(topic:Topic)
WITH me, give, shared,
     [topic.id] + [(topic)-[near:NEAR]->(other:Topic) WHERE near.fit >= $least | other.id] AS fits
WITH me, collect({terms: give.terms, circle: shared.id, fits: fits}) AS gives
UNWIND $ids AS wanted
MATCH (ask:Ask {id: wanted})<-[:ASKED]-(asker:Person)
WHERE ask.state = 'OPEN' AND ask.expires > $now AND ask.audience IN ['CIRCLE', 'EXTENDED']
  AND asker.id <> $viewer AND NOT (me)-[:BLOCKS]-(asker)
WITH me, gives, ask, asker,
     [(ask)-[:ABOUT]->(about:Topic) | about.id] AS topics,
     [(ask)-[:IN]->(within:Circle) | within.id] AS within,
     [(asker)-[:MEMBER]->(circle:Circle) | circle.id] AS circles
WITH me, gives, ask, asker, topics, CASE WHEN size(within) > 0 THEN within ELSE circles END AS inside
WHERE any(give IN gives WHERE give.terms <= ask.terms AND give.circle IN inside
                          AND any(about IN topics WHERE about IN give.fits))
WITH me, collect({ask: ask.id, asker: asker.id, open: ask.audience = 'CIRCLE'}) AS fitting
// One hop from either end: two from one walk past thousands.
OPTIONAL MATCH (me)-[one:KNOWS]->(f:Person) WHERE one.via AND any(fit IN fitting WHERE NOT fit.open)
WITH fitting, collect(f.id) AS contacts
UNWIND fitting AS fit
MATCH (asker:Person {id: fit.asker})
WITH fit, asker, contacts
WHERE fit.open OR size([(asker)<-[two:KNOWS]-(f:Person) WHERE two.via AND f.id IN contacts | f.id]) > 0
RETURN fit.ask AS id

MATCH (me:Person {id: $viewer})<-[:INTRODUCER]-(i:Introduction)
WHERE i.id IN $ids AND (i.asked_at > 0 OR i.begun_by = 'INTRODUCER' OR i.introduced_at > 0)
WITH me, i
MATCH (i)-[:OVER]->(ask:Ask)
MATCH (i)-[:ASKER]->(asker:Person)
WITH me, i, ask, asker,
     [(ask)-[:ABOUT]->(t:Topic) | t.id] AS topics, [(ask)-[:ABOUT]->(t:Topic) | t.name] AS about,
     [(me)-[:MEMBER]->(c:Circle) | c.id] AS circles,
     size([(me)<-[:INTRODUCER]-(other:Introduction) WHERE other.asked_at >= $week_ago | other.id]) AS asked
MATCH (i)-[:HELPER]->(helper:Person)
WITH i, ask, asker, topics, about, circles, asked, helper,
     size([(helper)-[:KNOWS]->(p:Person {id: $viewer}) | p.id]) > 0 AS tied
OPTIONAL MATCH (helper)-[:DECLARED]->(g:Intent)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now AND g.terms <= ask.terms
  AND g.visibility <> 'MATCHING'
OPTIONAL MATCH (g)-[:IN]->(c:Circle)
OPTIONAL MATCH (g)-[:ABOUT]->(t:Topic)
WITH i, asker, topics, about, circles, asked, helper, tied, g, c, t,
     CASE WHEN t.id IN topics THEN [[1.0, t.name]]
          ELSE [(t)-[n:NEAR]->(near:Topic) WHERE near.id IN topics AND n.fit >= $least | [n.fit, near.name]]
          END AS fits
WITH i, asker, asked, helper,
     CASE WHEN size(fits) > 0 AND (g.visibility = 'CIRCLE' AND c.id IN circles OR g.visibility = 'CONTACTS' AND tied)
          THEN [fits[0][0], g.id, t.name, c.name, fits[0][1]] END AS give
RETURN i.id AS id, asker.name AS asker, helper.name AS helper, asked, collect(give) AS gives

// The community's own pace, kept once; and what older help was about.
CREATE CONSTRAINT pace_id IF NOT EXISTS FOR (n:Pace) REQUIRE n.id IS UNIQUE;
MATCH (f:Favour)-[:OVER]->(i:Introduction)
WHERE f.topic IS NULL
WITH f, i
MATCH (i)-[:UPON]->(g:Intent)
WITH f, g
MATCH (g)-[:ABOUT]->(t:Topic)
SET f.topic = t.id;

// What giving back keeps: each once, whoever writes it at the same time.
CREATE CONSTRAINT posting_id IF NOT EXISTS FOR (n:Posting) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT correction_id IF NOT EXISTS FOR (n:Correction) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT logged_help_id IF NOT EXISTS FOR (n:LoggedHelp) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT iou_id IF NOT EXISTS FOR (n:Iou) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT settlement_key IF NOT EXISTS FOR (n:Settlement) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT thanks_id IF NOT EXISTS FOR (n:Thanks) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT vouch_id IF NOT EXISTS FOR (n:Vouch) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT vouch_key IF NOT EXISTS FOR (n:Vouch) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT gift_id IF NOT EXISTS FOR (n:Gift) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT month_id IF NOT EXISTS FOR (n:Month) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT month_key IF NOT EXISTS FOR (n:Month) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT mention_id IF NOT EXISTS FOR (n:Mention) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mention_key IF NOT EXISTS FOR (n:Mention) REQUIRE n.key IS UNIQUE;
// Favours of before belong to the circle they were asked in, or given in, and are posted like new ones.
MATCH (f:Favour)-[:OVER]->(i:Introduction)
WITH f, i
MATCH (i)-[:OVER]->(a:Ask)
WITH f, a
MATCH (a)-[:IN]->(c:Circle)
MERGE (f)-[:IN]->(c);
MATCH (f:Favour)-[:OVER]->(i:Introduction)
WHERE NOT EXISTS { (f)-[:IN]->(:Circle) }
WITH f, i
MATCH (i)-[:UPON]->(g:Intent)
WITH f, g
MATCH (g)-[:IN]->(c:Circle)
MERGE (f)-[:IN]->(c);
MATCH (f:Favour)-[:BY]->(helper:Person)
WHERE NOT EXISTS { (f)-[:POSTED]->(:Posting) }
WITH f, helper
MATCH (f)-[:FOR]->(receiver:Person)
WITH f, helper, receiver
OPTIONAL MATCH (f)-[:IN]->(c:Circle)
WITH f, helper, receiver, head(collect(c.id)) AS circle
CREATE (f)-[:POSTED]->(:Posting {id: f.id + '|1', account: helper.id, amount: 1, at: f.at})
CREATE (f)-[:POSTED]->(:Posting {id: f.id + '|2', amount: -1, at: f.at,
  account: CASE f.terms WHEN 0 THEN coalesce(circle, 'commons') ELSE receiver.id END});

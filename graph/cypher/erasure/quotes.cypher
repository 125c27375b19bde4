// Their thanks, quoted in the months of a circle.
MATCH (p:Leaving {id: $person})<-[:FROM]-(t:Thanks)
WITH t
MATCH (t)-[:IN]->(c:Circle)
WITH t, c
MATCH (c)<-[:OF]-(n:Month)
WITH t, n
MATCH (n)<-[:OF]-(a:Mention)
WHERE a.text = t.text
SET a.text = ''

MATCH (me:Person {id: $viewer})<-[:INTRODUCER]-(i:Introduction)
WHERE i.id = $id
SET i.state = $state, i.menu = true, i.introducer_yes = $now, i.step_due = $step_due,
    i.reroute_until = 0
WITH i
UNWIND $items AS item
MATCH (p:Person {id: item.person})
CREATE (i)-[:OFFERS]->(m:MenuItem {id: item.id, line: item.line, at: $now, ticked: 0})
CREATE (m)-[:NAMES]->(p)

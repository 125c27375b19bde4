MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
RETURN ask.state AS state, ask.expires AS expires, coalesce(ask.urgent, false) AS urgent

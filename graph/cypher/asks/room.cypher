MATCH (me:Person {id: $viewer})
RETURN me.joined AS joined,
       [(me)-[:ASKED]->(ask:Ask) WHERE ask.state = 'OPEN' AND ask.expires > $now | ask.expires] AS ends,
       [(me)-[:ASKED]->(ask:Ask) WHERE ask.posted > $since | ask.posted] AS posted

MATCH (me:Person {id: $viewer})
SET me.turn = $turn
WITH me
RETURN me.joined AS joined,
       [(me)-[:ASKED]->(ask:Ask) WHERE ask.state = 'OPEN' AND ask.expires > $now | ask.expires] AS ends,
       [(me)-[:ASKED]->(ask:Ask) WHERE ask.posted > $week_ago | ask.posted] AS posted,
       [(me)-[:ASKED]->(ask:Ask) WHERE ask.posted > $month_ago AND coalesce(ask.urgent, false) | ask.posted] AS urgent

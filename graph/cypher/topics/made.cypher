MATCH (me:Person {id: $viewer})-[named:NAMED]->(:Topic)
WHERE named.at > $since
RETURN named.at AS at
ORDER BY at

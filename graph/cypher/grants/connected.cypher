MATCH (me:Person {id: $viewer})
MATCH (me)<-[:GIVEN_BY]-(g:Grant)
WHERE g.ended = 0 AND g.until > $now AND g.used > 0
WITH g.app AS id, collect(g.scopes) AS scopes, min(g.at) AS since, max(g.used) AS used, max(g.until) AS until
WHERE since < $at OR since = $at AND id < $id
OPTIONAL MATCH (a:App {id: id})
WITH a, id, scopes, since, used, until
WHERE a IS NOT NULL OR id = 'weft'
RETURN id, a.name AS name, a.link AS link, scopes, since, used, until
ORDER BY since DESC, id DESC
LIMIT $first

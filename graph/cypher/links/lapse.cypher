MATCH (l:CircleLink {id: $link})
WHERE l.until <= $now
SET l.revoked = coalesce(l.revoked, $now)

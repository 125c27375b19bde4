// A not now and a reminder are their part's own; of two who are awaited nobody can tell whose not now it was.
MATCH (i:Introduction)-[part:ASKER|INTRODUCER|HELPER]->()
WHERE i.quiet_until > 0 AND i.state = 'WITH_' + type(part)
SET part.quiet_until = i.quiet_until;
MATCH (i:Introduction)-[part:ASKER|INTRODUCER|HELPER]->()
WHERE i.reminded_at > 0 AND (i.state = 'WITH_' + type(part) OR i.state = 'WITH_BOTH' AND type(part) <> 'INTRODUCER')
SET part.reminded_at = i.reminded_at;
MATCH (i:Introduction)
WHERE i.quiet_until IS NOT NULL OR i.reminded_at IS NOT NULL
WITH i LIMIT 10000
REMOVE i.quiet_until, i.reminded_at
RETURN count(i) AS more;

MATCH (u:Unasked)
WHERE u.off IS NULL AND u.at <= $before
DELETE u

MATCH (p:Person {email: $email})
SET p.moderator = CASE WHEN $appointed THEN true END
RETURN p.id AS id

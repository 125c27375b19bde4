SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type
WHERE type = 'UNIQUENESS'
RETURN labelsOrTypes[0] AS label, properties[0] AS property

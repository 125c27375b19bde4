// Whom somebody noted: each once an address, and found among thousands.
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (n:Import) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT acquaintance_id IF NOT EXISTS FOR (n:Acquaintance) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT acquaintance_by_email IF NOT EXISTS FOR (n:Acquaintance) REQUIRE n.by_email IS UNIQUE;
CREATE INDEX acquaintance_by_link IF NOT EXISTS FOR (n:Acquaintance) ON (n.by_link);
CREATE INDEX acquaintance_by_name IF NOT EXISTS FOR (n:Acquaintance) ON (n.by_name);

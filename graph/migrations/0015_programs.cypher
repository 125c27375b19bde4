// What other programs hold: each once, whoever writes it at the same time.
CREATE CONSTRAINT app_id IF NOT EXISTS FOR (n:App) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT grant_id IF NOT EXISTS FOR (n:Grant) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT grant_key_id IF NOT EXISTS FOR (n:GrantKey) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT device_id IF NOT EXISTS FOR (n:Device) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT device_typed IF NOT EXISTS FOR (n:Device) REQUIRE n.typed IS UNIQUE;
CREATE INDEX grant_app IF NOT EXISTS FOR (n:Grant) ON (n.app);
CREATE INDEX token_family IF NOT EXISTS FOR (n:Token) ON (n.family);

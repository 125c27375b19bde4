// A key opens one account, and a question is answered once.
CREATE CONSTRAINT passkey_id IF NOT EXISTS FOR (n:Passkey) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT passkey_credential IF NOT EXISTS FOR (n:Passkey) REQUIRE n.credential IS UNIQUE;
CREATE CONSTRAINT challenge_id IF NOT EXISTS FOR (n:Challenge) REQUIRE n.id IS UNIQUE;
CREATE INDEX challenge_until IF NOT EXISTS FOR (n:Challenge) ON (n.until);

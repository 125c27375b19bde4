// One collected mail a person and period.
CREATE CONSTRAINT digest_key IF NOT EXISTS FOR (n:Digest) REQUIRE n.key IS UNIQUE;

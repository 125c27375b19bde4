// An address that nobody here confirmed is written to once, whoever writes to it at the same time.
CREATE CONSTRAINT unasked_id IF NOT EXISTS FOR (n:Unasked) REQUIRE n.id IS UNIQUE;

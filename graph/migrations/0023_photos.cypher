// A photo hangs beside its person, so that walks through people never read it.
CREATE CONSTRAINT photo_id IF NOT EXISTS FOR (n:Photo) REQUIRE n.id IS UNIQUE;

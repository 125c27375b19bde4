// How much of a day's look-ups is used.
CREATE CONSTRAINT look_up_id IF NOT EXISTS FOR (n:LookUp) REQUIRE n.id IS UNIQUE;

// An address that was left, for as long as it can be taken back.
CREATE CONSTRAINT move_id IF NOT EXISTS FOR (n:Move) REQUIRE n.id IS UNIQUE;
CREATE INDEX move_before IF NOT EXISTS FOR (n:Move) ON (n.before);
CREATE INDEX move_until IF NOT EXISTS FOR (n:Move) ON (n.until);

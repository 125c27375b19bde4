// Drafts read by a circle-mate before they are sent.
CREATE CONSTRAINT reading_id IF NOT EXISTS FOR (n:Reading) REQUIRE n.id IS UNIQUE;
CREATE INDEX reading_due IF NOT EXISTS FOR (n:Reading) ON (n.due);

// A link is found by whoever holds it; its uses are counted one after the other.
CREATE CONSTRAINT circle_link_id IF NOT EXISTS FOR (n:CircleLink) REQUIRE n.id IS UNIQUE;

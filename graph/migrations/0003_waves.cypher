// Waves of an ask, one of each number; what an introducer offers to choose from.
CREATE CONSTRAINT wave_id IF NOT EXISTS FOR (n:Wave) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT wave_key IF NOT EXISTS FOR (n:Wave) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT menu_item_id IF NOT EXISTS FOR (n:MenuItem) REQUIRE n.id IS UNIQUE;
// What the worker looks for.
CREATE INDEX wave_due IF NOT EXISTS FOR (n:Wave) ON (n.state, n.due);
CREATE INDEX introduction_reroute IF NOT EXISTS FOR (n:Introduction) ON (n.reroute_until);

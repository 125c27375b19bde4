// What ends, and is announced before.
CREATE INDEX ask_expires IF NOT EXISTS FOR (n:Ask) ON (n.expires);
CREATE INDEX intent_until IF NOT EXISTS FOR (n:Intent) ON (n.until);

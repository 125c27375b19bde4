// One open case of each subject, one report of each person in it; who moderates the host.
CREATE CONSTRAINT case_id IF NOT EXISTS FOR (n:Case) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT case_key IF NOT EXISTS FOR (n:Case) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT report_id IF NOT EXISTS FOR (n:Report) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT report_key IF NOT EXISTS FOR (n:Report) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE;
CREATE INDEX case_state IF NOT EXISTS FOR (n:Case) ON (n.state);
CREATE INDEX person_moderator IF NOT EXISTS FOR (n:Person) ON (n.moderator);
CREATE INDEX person_suspended IF NOT EXISTS FOR (n:Person) ON (n.suspended_until);

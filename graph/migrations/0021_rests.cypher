// Whose pause has ended is looked for every few seconds.
CREATE INDEX person_rests IF NOT EXISTS FOR (n:Person) ON (n.rests);

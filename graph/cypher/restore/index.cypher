CREATE INDEX restoring_<label> IF NOT EXISTS FOR (n:<label>) ON (n.restoring)

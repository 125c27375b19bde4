DROP INDEX restoring_<label> IF EXISTS

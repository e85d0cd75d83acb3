"""The order of the work, one file per job."""

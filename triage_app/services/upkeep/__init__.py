"""Looking after the log, the advice, the code and the reports."""

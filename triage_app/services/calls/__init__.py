"""Work during a call: verdicts, cases, drafts, batches."""

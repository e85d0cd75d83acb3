"""What happens during a call: verdict, log, drafts, batches."""

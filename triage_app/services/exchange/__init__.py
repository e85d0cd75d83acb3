"""What desks share beside cases: the model, the advice and the lists of supervisors' desks."""

"""Features, weights, thresholds and the verdict: numpy only."""

"""Learning from labelled messages, and scoring with what was learnt."""

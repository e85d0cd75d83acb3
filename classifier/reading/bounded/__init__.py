"""Reading within bounds of time and memory, in a child process where that is needed."""

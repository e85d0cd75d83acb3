"""What differs between operating systems, and between a checkout and a frozen program."""

"""What `doctor` looks at: the terminal, and the machine."""

"""Claims about figures, what follows from them, and what cannot all be true."""

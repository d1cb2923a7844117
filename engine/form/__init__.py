"""The official form as data, and typed access to it."""

"""The interview: questions as data, what to ask next and why, an answer in words -> claims."""

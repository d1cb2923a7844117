"""The Word report: its content, the template it is poured into, and the proof that it arrived."""

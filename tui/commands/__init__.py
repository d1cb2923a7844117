"""The commands: one module each with `run(options) -> exit status`; `catalogue` lists them."""

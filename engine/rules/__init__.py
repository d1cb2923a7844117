"""The rules: one pure function each, `view -> findings`, listed in `engine.rules.catalogue`."""

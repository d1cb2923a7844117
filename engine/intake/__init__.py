"""Whatever the office already has, read as claims with their source: reports, ledgers, units' drafts."""

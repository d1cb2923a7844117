"""The Weihai example: a draft with the facts of a published report, and the answers that lead to it."""

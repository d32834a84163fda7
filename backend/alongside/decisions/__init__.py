"""How a coalition decides: proposals, answers, decisions, and the one table of their effects."""

"""Who may do what, in one readable place. `policy.py` is the whole law."""

"""What happened: facts first, reactions later.

Every write that a coalition sees leaves one row here, in its transaction.
"""

"""Check-ins: a holder's short, regular word on a commitment, and what their peers reply."""

"""Commitments: what one or several members say they will do, by when; each holder answers for their own part."""

"""Coalitions: the shared space of people around one purpose; its memberships and invitations."""

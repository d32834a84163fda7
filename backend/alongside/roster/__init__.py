"""Rosters: a file of names and addresses becomes account shells and unsent invitations, never memberships."""

"""Groups: employee resource groups, which join coalitions as peers."""

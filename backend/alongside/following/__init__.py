"""Following: leaders whom a coalition let follow its progress until a date, and what its co-owners told them."""

"""Mutes: whose words one folds for oneself. They stand low, so that whatever reaches one person can ask for them."""

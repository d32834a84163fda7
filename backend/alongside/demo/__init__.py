"""The demo: come in as any of its invented people, read their mails, and start for real."""

"""What tests need from outside the project: a PostgreSQL server and a browser."""

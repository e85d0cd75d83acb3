"""The shared store of all desks: PostgreSQL, for which the extra `shared` brings psycopg."""

"""The databases that tests are given are empty, and gone afterwards."""

import os

import psycopg
import pytest

from tests.harness.postgres import VARIABLE, database

SERVER = os.environ.get(VARIABLE, "")


@pytest.mark.skipif(not SERVER, reason="runs on PostgreSQL")
def test_a_database_is_empty_and_gone_afterwards_with_whoever_is_connected() -> None:
    name = f"throwaway_{os.getpid()}"
    with database(SERVER, name) as url:
        connection = psycopg.connect(url.replace("+psycopg", ""))
        assert connection.execute("SELECT count(*) FROM pg_stat_user_tables").fetchone() == (0,)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(url.replace("+psycopg", ""))
    connection.close()

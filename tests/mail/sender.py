"""A process that does nothing but send what waits, as a serving one does; to be killed at any moment."""

import asyncio
import sys

from alongside.core import mailer
from alongside.core.database import Database
from alongside.settings import Settings


async def main(url: str, smtp_url: str) -> None:
    """Send until killed."""
    settings = Settings(database_url=url, smtp_url=smtp_url, mail_from="alongside@example.org", _env_file=None)
    database = Database(settings.url)
    print("sending", flush=True)
    while True:
        await mailer.deliver(database, settings, keep=False)
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

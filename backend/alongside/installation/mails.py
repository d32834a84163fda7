"""Where the mails of this installation go: out, or onto the demo's own page."""

from alongside.core import mailer
from alongside.core.database import Database
from alongside.installation.queries import state
from alongside.settings import Settings


async def deliver_due(database: Database, settings: Settings) -> int:
    """Send what is due. The mails of a demo never leave it, whatever its settings say."""
    known = await state(database)
    return await mailer.deliver(database, settings, keep=known.demo)


async def can_mail(database: Database, settings: Settings) -> bool:
    """Whether a mail would reach its reader."""
    return bool(settings.smtp_url) or (await state(database)).demo

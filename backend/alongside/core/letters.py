"""Making a mail of a template's words: neutral subject, plain text and HTML, in the reader's language and direction."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from alongside.core import clock
from alongside.core.locales import say
from alongside.core.outbox import Letter
from alongside.settings import Settings

RIGHT_TO_LEFT = frozenset({"ar"})
PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head><meta charset="utf-8"><title>{subject}</title></head>
<body>
{paragraphs}
</body>
</html>
"""


def subject(letter: Letter) -> str:
    """The subject, which names the kind of mail and nothing else."""
    return say(letter.language, f"mail_{letter.template}_subject")


def text(letter: Letter, name: str) -> str:
    """The words of a mail. `name` is the installation's."""
    return say(letter.language, f"mail_{letter.template}_text", **letter.params, installation=name)


def compose(letter: Letter, settings: Settings) -> EmailMessage:
    """The whole message. Raises ValueError when a header would hold what headers can't."""
    words = text(letter, settings.name)
    sender = Address(settings.name, addr_spec=settings.mail_from)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject(letter)
    message["From"] = sender
    message["To"] = Address(addr_spec=letter.recipient)
    message["Date"] = format_datetime(clock.now())
    # The same for each try, so that a mailbox can tell a repeated mail.
    message["Message-ID"] = f"<{letter.id}@{sender.domain}>"
    message["Content-Language"] = letter.language
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words)
    message.add_alternative(_page(letter, words), subtype="html")
    return message


def _page(letter: Letter, words: str) -> str:
    paragraphs = "\n".join(_paragraph(part) for part in words.strip().split("\n\n"))
    direction = "rtl" if letter.language in RIGHT_TO_LEFT else "ltr"
    return PAGE.format(
        language=letter.language, direction=direction, subject=escape(subject(letter)), paragraphs=paragraphs
    )


def _paragraph(part: str) -> str:
    if part.startswith(("https://", "http://")) and not any(mark.isspace() for mark in part):
        return f'<p dir="ltr"><a href="{escape(part)}">{escape(part)}</a></p>'
    return f"<p>{escape(part).replace(chr(10), '<br>')}</p>"

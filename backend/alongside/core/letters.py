"""Making a mail of a template's words: neutral subject, plain text and HTML, in the reader's language and direction."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from html import escape

from email_validator import validate_email

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
    return say(letter.language, f"mail_{letter.template}_subject", **letter.params)


def text(letter: Letter, name: str) -> str:
    """The words of a mail. `name` is the installation's."""
    return say(letter.language, f"mail_{letter.template}_text", **letter.params, installation=name)


def compose(letter: Letter, settings: Settings) -> EmailMessage:
    """The whole message. Raises ValueError when a header would hold what headers can't."""
    words = text(letter, settings.name)
    sender = Address(settings.name, addr_spec=settings.mail_from)
    recipient = _address(letter.recipient)
    message = EmailMessage(policy=SMTP if recipient.username.isascii() else SMTPUTF8)
    message["Subject"] = subject(letter)
    message["From"] = sender
    message["To"] = recipient
    message["Date"] = format_datetime(clock.now())
    # The same for each try, so that a mailbox can tell a repeated mail.
    message["Message-ID"] = f"<{letter.id}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    if letter.stop:
        message["List-Unsubscribe"] = f"<{letter.stop}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(words)
    message.add_alternative(_page(letter, words), subtype="html")
    # Last, since making parts moves what begins with Content- into the first of them.
    message["Content-Language"] = letter.language
    return message


def _address(recipient: str) -> Address:
    """One mailbox and nothing else. Domains of any script travel in ASCII; other names before the @ need the server."""
    checked = validate_email(recipient, check_deliverability=False)
    return Address(username=checked.local_part, domain=checked.ascii_domain)


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

"""`alongside serve` without its patience: it ticks and sends without a pause, and takes up at once what one before it
had in its hands. All else is the command as an operator runs it.
"""

from datetime import timedelta

from alongside import cli, worker
from alongside.core import outbox

if __name__ == "__main__":
    worker.EVERY_SECONDS = 0.25
    outbox.LEASE = timedelta(seconds=0.5)
    cli.main()

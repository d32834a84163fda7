"""The HTTP server around the app, and how it ends."""

import gc
import socket
from contextlib import suppress

import uvicorn

from alongside.core.live import Hub
from alongside.core.web import Edge
from alongside.settings import Settings

# Longer than any answer takes; what has not ended by then is cut off, so that a restart is never waited for. Seconds.
PATIENCE = 10
# A connection that rests stays open for longer than proxies and programs keep theirs (a minute is usual): who closes
# first must be the one who asks, else a question meets a closed door. Seconds.
KEPT_OPEN = 75


class Server(uvicorn.Server):
    """Ends the live streams first: each would hold the process for as long as a tab is open."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self.hub = hub

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Called by uvicorn once it was told to stop, before it waits for what is still being answered."""
        self.hub.close()
        await super().shutdown(sockets)


def settle() -> None:
    """What is there at start stays: collecting it again and again costs hot reads their tail (performance.md)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def run(application: Edge, hub: Hub, settings: Settings) -> None:
    """Serve until told to stop."""
    config = uvicorn.Config(
        application,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
        timeout_keep_alive=KEPT_OPEN,
    )
    with suppress(KeyboardInterrupt):
        Server(config, hub).run()

"""A scene that many tests begin with: made once for each database, then put back instead of made again."""

from collections.abc import Awaitable, Callable
from typing import Generic, Protocol, Self, TypeVar

from tests.harness.snapshot import Snapshot
from tests.world import World


class Scene(Protocol):
    """People and what there is between them."""

    def again(self, world: World) -> Self:
        """The same scene, for one more test: with browsers that remember nothing of the last."""
        ...


Made = TypeVar("Made", bound=Scene)


class Kept(Generic[Made]):
    """What making a scene left in a database. Where that is no file, the scene is made each time."""

    def __init__(self, make: Callable[[World], Awaitable[Made]]) -> None:
        self._make = make
        self._kept: dict[str, tuple[Snapshot, Made]] = {}

    async def set_up(self, world: World) -> Made:
        """The scene as it was when it was made, and nothing else in the database."""
        database = world.database
        if not database.is_sqlite:
            return await self._make(world)
        url = str(database.url)
        if url not in self._kept:
            scene = await self._make(world)
            self._kept[url] = Snapshot(database), scene
        snapshot, scene = self._kept[url]
        snapshot.put_back(database)
        return scene.again(world)

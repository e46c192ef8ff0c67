"""Which page or record an address leads to that nothing answers any more: its own, or one beneath an older one."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from portal.cms.models.public_address import PublicAddress

__all__ = ["FormerAddress", "former_address"]

MOST_LEVELS = 6
LONGEST = 500


@dataclass(frozen=True)
class FormerAddress:
    """A kept address, the page or record that it is of, and what of the asked address lies beneath (`rest`)."""

    kept: PublicAddress
    target: Any
    rest: str

    def below(self, address: str) -> str:
        """What was asked for, beneath another address of the same thing: ".ris", "versions/2/", "files/a.pdf"."""
        return f"{address.rstrip('/')}{self.rest}" if self.rest.startswith(".") else f"{address}{self.rest}"


def former_address(path: str) -> FormerAddress | None:
    """The deepest kept address on the way of `path` with what stands, or stood, there; None where there is none.

    A format's ending belongs to what was asked beneath the address: "/outputs/old.ris" is ".ris" of "/outputs/old/".
    """
    if "\x00" in path or len(path) > LONGEST:
        return None
    ways = dict(ways_of(path))
    kept = max(PublicAddress.objects.filter(path__in=list(ways)), key=lambda each: len(each.path), default=None)
    target = target_of(kept) if kept else None
    return FormerAddress(kept, target, ways[kept.path]) if kept and target else None


def ways_of(path: str) -> list[tuple[str, str]]:
    """Each address that `path` may lie beneath, and the rest of it then. The home page's is none of them.

    A path with a part that is empty or begins with a point (".." above all) lies beneath none.
    """
    parts = path.strip("/").split("/")
    if any(not part or part.startswith(".") for part in parts):
        return []
    ways = []
    for level in range(1, min(len(parts), MOST_LEVELS) + 1):
        name, point, ending = parts[level - 1].partition(".")
        above = "".join(f"{part}/" for part in parts[: level - 1])
        whole = f"/{above}{name}/"
        rest = f"{point}{ending}" if point else path[len(whole) :]
        if not point or level == len(parts):
            ways.append((whole, rest))
    return ways


def target_of(kept: PublicAddress) -> Any:
    """The page or record that the address is of, or what stands for it; None where it is no more."""
    model: Any = kept.content_type.model_class()
    if model is None:
        return None
    target = model._base_manager.filter(pk=kept.object_id).first()
    if isinstance(target, Page):
        return target
    return getattr(target, "standing", target)

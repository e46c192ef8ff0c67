"""Tables of names as they are written down here: in texts that part them by commas and line ends."""

__all__ = ["by_name", "listed"]


def listed(text: str) -> tuple[str, ...]:
    """The names in a text that parts them by commas and line ends."""
    return tuple(name.strip() for name in text.replace("\n", ",").split(",") if name.strip())


def by_name(names: dict[str, str]) -> dict[str, str]:
    """Our name for each of theirs, from theirs for each of ours."""
    return {theirs: ours for ours, text in names.items() for theirs in listed(text)}

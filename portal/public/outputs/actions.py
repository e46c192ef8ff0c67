"""The work itself as the first action on its page: what a reader can open, here or elsewhere, and in which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.identifiers import doi
from portal.records.outputs.models import Output, OutputFile

__all__ = ["Action", "Recording", "elsewhere", "file_actions", "recordings"]

# What a place of the web is called by those who go there; any other is called by its host.
SERVICES = {
    "bbc.co.uk/sounds": "BBC Sounds",
    "bbc.co.uk/iplayer": "BBC iPlayer",
    "bbc.co.uk/programmes": "the BBC’s site",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "open.spotify.com": "Spotify",
    "podcasts.apple.com": "Apple Podcasts",
    "soundcloud.com": "SoundCloud",
    "zenodo.org": "Zenodo",
    "github.com": "GitHub",
}
ASIDE = frozenset({OutputFile.Version.SUPPLEMENT.value, OutputFile.Version.TRANSCRIPT.value})


@dataclass(frozen=True)
class Action:
    """A link to the work: `label` ("Read (PDF, 1.2 MB)"), `url`, and `note`, what a reader should know before."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Recording:
    """A recording that the page plays: the `file`, and the file of its captions, where there is one."""

    file: OutputFile
    captions: OutputFile | None = None


def file_actions(output: Output, files: Sequence[OutputFile]) -> list[Action]:
    """A link for each of the output's open files: the work first, then supplements and transcripts."""
    ordered = sorted(files, key=lambda file: file.version in ASIDE)
    return [Action(file_label(output, file), file.get_absolute_url(), file_note(file)) for file in ordered]


def file_label(output: Output, file: OutputFile) -> str:
    """What is done with the file, and what comes: "Listen (MP3, 12 MB)"."""
    details = ", ".join(filter(None, [file.suffix.upper(), filesizeformat(file.document.file_size)]))
    return f"{file_action(output, file)} ({details})"


def file_action(output: Output, file: OutputFile) -> str:
    """A recording is listened to or watched whatever the kind; a text is read, also where the kind is a broadcast."""
    if file.version == OutputFile.Version.TRANSCRIPT:
        return _("Captions") if file.is_captions else _("Read the transcript")
    if file.version == OutputFile.Version.SUPPLEMENT:
        return _("Supplement")
    if file.is_audio or file.is_video:
        return _("Listen") if file.is_audio else _("Watch")
    action = output.kind_row.action
    return _("Read") if action in ("Listen", "Watch") else action


def file_note(file: OutputFile) -> str:
    """Which version of the work the file is; a supplement or transcript says so in its label."""
    return "" if not file.version or file.version in ASIDE else capfirst(str(file.get_version_display()))


def elsewhere(output: Output, has_files: bool) -> Action | None:
    """The work at its address on another site, or by its DOI; None where neither is known or the time there is over."""
    until = getattr(output.own, "available_until", None)
    url = output.url or (doi.url(output.doi) if output.doi else "")
    if not url or (until and until < timezone.localdate()):
        return None
    place = place_of(url) if output.url else _("its DOI")
    words = _("%(action)s at %(place)s") if place == host_of(url) or not output.url else _("%(action)s on %(place)s")
    action = _("Also") if has_files else output.kind_row.action
    return Action(words % {"action": action, "place": place}, url, output.url_note)


def host_of(url: str) -> str:
    """The host of an address, without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def place_of(url: str) -> str:
    """What the place of an address is called: the name of a service that is known, else the host."""
    address = f"{host_of(url)}{urlsplit(url).path}"
    named = (name for start, name in SERVICES.items() if f"{address}/".startswith(f"{start}/"))
    return next(named, host_of(url))


def recordings(files: Sequence[OutputFile]) -> list[Recording]:
    """The files that the page plays, each with the captions that bear its name, or with the only ones there are."""
    captions = [file for file in files if file.is_captions]
    played = [file for file in files if file.is_audio or file.is_video]
    return [Recording(file, captions_of(file, captions, alone=len(played) == 1)) for file in played]


def captions_of(file: OutputFile, captions: Sequence[OutputFile], alone: bool) -> OutputFile | None:
    """Captions of the same name as the recording; any, where it is the only recording."""
    stem = file.name.rpartition(".")[0]
    same = (each for each in captions if each.name.rpartition(".")[0] == stem)
    return next(same, captions[0] if alone and captions else None)

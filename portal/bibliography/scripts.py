"""Raised and lowered characters: "²" for "2"."""

__all__ = ["lowered", "raised"]

RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ′*∘ ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ′*° ",
)
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "er", "ère", "ème"})
LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvxβγρφχ ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ ")


def raised(text: str) -> str:
    """`text` in raised characters, "" where one of them has no raised form; the end of an ordinal stays on the line."""
    if text.lower() in ORDINAL_ENDINGS:
        return text
    return text.translate(RAISED) if all(ord(character) in RAISED for character in text) else ""


def lowered(text: str) -> str:
    """`text` in lowered characters, "" where one of them has no lowered form."""
    return text.translate(LOWERED) if all(ord(character) in LOWERED for character in text) else ""

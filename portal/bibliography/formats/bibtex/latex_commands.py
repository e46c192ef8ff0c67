"""LaTeX's commands as characters, and its raised and lowered signs: what pylatexenc leaves out or prints oddly."""

from collections.abc import Callable

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import get_default_latex_context_db as get_default_walker_db
from pylatexenc.macrospec import LatexContextDb, std_macro

from portal.bibliography.scripts import lowered, raised

__all__ = ["DECODER", "WALKER_CONTEXT", "is_known"]

# Commands that stand for characters: the LaTeX Companion, and the packages textcomp, eurosym and hologo.
CHARACTERS = {
    "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "TeX": "TeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX",
    "textless": "<", "textgreater": ">", "textbar": "|", "textbardbl": "‖", "textunderscore": "_", "textdollar": "$",
    "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^", "slash": "/",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢",
    "textdegree": "°", "degree": "°", "textcelsius": "°C", "textmu": "µ", "texttimes": "×", "textonehalf": "½",
    "textonequarter": "¼", "textthreequarters": "¾", "textpm": "±", "textdiv": "÷", "textordfeminine": "ª",
    "textordmasculine": "º", "textnumero": "№", "textexclamdown": "¡", "textquestiondown": "¿",
    "textperiodcentered": "·", "textbullet": "•", "textdagger": "†", "textdaggerdbl": "‡", "dag": "†",
    "ddag": "‡", "S": "§", "P": "¶",
    "textsection": "§", "textparagraph": "¶", "textregistered": "®", "texttrademark": "™", "textcopyright": "©",
    "copyright": "©", "textquotesingle": "'", "textquotedbl": '"', "textasciigrave": "`", "textemdash": "—",
    "textendash": "–", "guillemotleft": "«", "guillemotright": "»", "textnormal": "", "newline": " ", "\\": " ",
    "par": " ", "enspace": " ", "thinspace": " ", "quad": " ", "qquad": " ", ",": " ", ";": " ", ":": " ", "!": "",
    "/": "", "-": "", "@": "", "protect": "", "relax": "", "noindent": "", "allowbreak": "", "hyp": "-", "lbrace": "{",
    "rbrace": "}", "textrightarrow": "→", "textleftarrow": "←", "checkmark": "✓", "permil": "‰", "perthousand": "‰",
    "lt": "<", "gt": ">", "xspace": "", "nobreakspace": " ", "space": " ", "up": "", "upshape": "", "normalfont": "",
}  # fmt: skip
# Commands that only dress their argument, and the argument that is kept of each.
DRESS = """
    mbox text textrm textsf texttt textbf textit textsl textsc textup textmd emph underline uline uppercase lowercase
    MakeUppercase MakeLowercase MakeTextUppercase MakeTextLowercase NoCaseChange mathrm mathsf mathtt mathbf mathit
    mathcal boldsymbol bm ensuremath operatorname mkbibemph mkbibbold mkbibparens mkbibbrackets path nolinkurl
    foreignlanguage1 ce hbox fbox capitalisewords
"""
# Commands that change the look of what follows, and print nothing.
SWITCHES = """
    em it bf sc rm tt sl sf itshape bfseries scshape rmfamily ttfamily sffamily slshape mdseries tiny scriptsize
    footnotesize small normalsize large Large LARGE huge Huge displaystyle textstyle scriptstyle rmdefault unboldmath
    boldmath raggedright sloppy left right bigl bigr big Big limits nolimits
"""
QUOTES = "enquote mkbibquote textquote"
SCRIPTS = "textsuperscript sp textsubscript sb"
DROPPED = "noopsort SortNoop switchargs1 label nocite bibsetup vspace hspace color"


def raised_or_plain(text: str) -> str:
    return raised(text) or text


def lowered_or_plain(text: str) -> str:
    return lowered(text) or text


def walker_context() -> LatexContextDb:
    """What pylatexenc knows of commands' arguments, with those that it does not."""
    context = get_default_walker_db()
    with_text = [std_macro(name, "{") for name in f"{DRESS} {QUOTES} {DROPPED} {SCRIPTS} url".split()]
    without = [std_macro(name, "") for name in (*CHARACTERS, *SWITCHES.split())]
    with_two = [std_macro("href", "{{"), std_macro("textcolor", "{{"), std_macro("foreignlanguage", "{{")]
    context.add_context_category("references", macros=[*with_text, *without, *with_two], prepend=True)
    return context


def decoder() -> LatexNodes2Text:
    """A decoder that prints every command of the tables above."""
    context = get_default_latex_context_db()
    specs = [MacroTextSpec(name, character) for name, character in CHARACTERS.items()]
    specs += [MacroTextSpec(name, "%s") for name in (*DRESS.split(), "url")]
    specs += [MacroTextSpec(name, "“%s”") for name in QUOTES.split()]
    specs += [MacroTextSpec(name, "") for name in (*DROPPED.split(), *SWITCHES.split())]
    specs += [MacroTextSpec(name, "%(2)s") for name in ("href", "textcolor", "foreignlanguage")]
    raising, lowering = ("textsuperscript", "sp"), ("textsubscript", "sb")
    specs += [scripted(name, raised_or_plain) for name in raising] + [
        scripted(name, lowered_or_plain) for name in lowering
    ]
    context.add_context_category("references", macros=specs, prepend=True)
    return LatexNodes2Text(context, math_mode="text", keep_braced_groups=False, strict_latex_spaces=False)


def scripted(name: str, form: Callable[[str], str]) -> MacroTextSpec:
    """A command whose argument is printed in another form, such as \\textsuperscript."""
    return MacroTextSpec(name, lambda node, l2tobj: form(l2tobj.nodelist_to_text(node.nodeargd.argnlist)))


DECODER = decoder()
WALKER_CONTEXT = walker_context()


def is_known(name: str) -> bool:
    """Whether a command stands for something that is printed, or is dropped rightly."""
    return DECODER.latex_context.get_macro_spec(name) is not None

"""LaTeX in records as plain text: characters where it has them, and nothing dropped without a trace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bibliography.formats.bibtex.latex_decoding import plain_text, unknown_commands


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Sorting std::map<int, T> keys", "Sorting std::map<int, T> keys"),
        (r"a<b and c>d", "a<b and c>d"),
        (r"Using \LaTeX{} and \BibTeX", "Using LaTeX and BibTeX"),
        (r"Using \LaTeX for theses", "Using LaTeX for theses"),
        (r"\textless 5\,\textdegree{}C\textgreater", "<5 °C>"),
        (r"\pounds 5, {\pounds}6 and \euro{}7", "£5, £6 and €7"),
        (r"NH$_3$ and $^{14}$C in soil", "NH₃ and ¹⁴C in soil"),
        (r"$\mathrm{SO}_4^{2-}$ and PM$_{2.5}$", "SO₄²⁻ and PM_2.5"),
        (r"\textsuperscript{15}N, H\textsubscript{2}S", "¹⁵N, H₂S"),
        (r"$\alpha$-particles, $p < 0.05$ and $n$-grams", "α-particles, p < 0.05 and n-grams"),
        (r"From $5 to $10 a day", "From $5 to $10 a day"),
        (r"R\&D: 5\% of \$9 \_ \#1 \{x\}", "R&D: 5% of $9 _ #1 {x}"),
        (r"AT&T, 5% and #1 of {B}ritain", "AT&T, 5% and #1 of Britain"),
        (r"\emph{Homo} \textit{sapiens} {\em x} \mbox{no-break} \textsc{Abc}", "Homo sapiens x no-break Abc"),
        (r"\href{https://example.org/a}{The report}", "The report"),
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        (r"\enquote{Trust} and ``hope''", "“Trust” and “hope”"),
        (r"Jos\'e \O{}stergaard {\L}\'{o}d\'{z} \v{C}apek \c{S}ahin {\ss}", "José Østergaard Łódź Čapek Şahin ß"),
        (r"1990--2000 --- a decade", "1990–2000 — a decade"),
        (r"\S 5 and \P{} 6", "§5 and ¶ 6"),
        (r"Ends with a slash \textbackslash", "Ends with a slash \\"),
        (r"\noopsort{b}Second", "Second"),
    ],
)
def test_commands_become_characters(latex: str, text: str) -> None:
    assert plain_text(latex) == text


@pytest.mark.parametrize(
    ("latex", "text", "commands"),
    [
        (r"On \myproject{Trust} today", r"On \myproject{Trust} today", [r"\myproject"]),
        (r"\Foo and \fooish", r"\Foo and \fooish", [r"\Foo", r"\fooish"]),
        (r"C:\temp\{x\}", r"C:\temp{x}", [r"\temp"]),
        (r"\unknown{\'e}", r"\unknown{é}", [r"\unknown"]),
        (r"Nothing \'unusual", "Nothing únusual", []),
    ],
)
def test_an_unknown_command_stays_visible(latex: str, text: str, commands: list[str]) -> None:
    assert plain_text(latex) == text
    assert unknown_commands(latex) == commands


@given(st.text(alphabet="\\{}$^_%&#~-`'\"abLaTeX0 <>", max_size=60))
def test_any_text_is_decoded(latex: str) -> None:
    plain_text(latex)


@pytest.mark.parametrize("piece", ["$", "\\", "{", "$^{", "$_", "\\a{", "\\'", "``", "$x$ "])
def test_a_hostile_text_ends_soon(piece: str) -> None:
    plain_text((piece * 20_000)[:20_000])

"""Markup in titles and abstracts: publishers' tags go, signs that only look like tags stay."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bibliography.markup import without_markup


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("Thresholds and <p> values in surveys", "Thresholds and <p> values in surveys"),
        ("<p>We asked.<p>They told.", "We asked.\nThey told."),
        ("Sorting std::map<int, T> keys", "Sorting std::map<int, T> keys"),
        ("std::vector<int> and List<String>", "std::vector<int> and List<String>"),
        ("When a<b and c>d", "When a<b and c>d"),
        ("Is a<b>c or for (i<n; i>0)", "Is a<b>c or for (i<n; i>0)"),
        ("p<0.05 in <i>all</i> groups", "p<0.05 in all groups"),
        ("x <- 5 -> y", "x <- 5 -> y"),
        ("<i>Quercus robur</i> in Wales", "Quercus robur in Wales"),
        ("Growth of<i>Quercus</i>in Wales", "Growth of Quercus in Wales"),
        ("Growth of <b>n</b>-grams, <i>p</i>-values", "Growth of n-grams, p-values"),
        ("NH<sub>3</sub> and <sup>14</sup>C", "NH₃ and ¹⁴C"),
        ("The 3<sup>rd</sup> night, le 2<sup>ème</sup> jour", "The 3rd night, le 2ème jour"),
        ("PM<sub>2.5</sub>", "PM2.5"),
        ("<jats:title>Abstract</jats:title><jats:p>We asked.</jats:p><jats:p>They told.</jats:p>",
         "Abstract\nWe asked.\nThey told."),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<title>Trust</title>:<subtitle>A study</subtitle>", "Trust\n:\nA study"),
        ('A <span class="x">B</span> <SCP>C</SCP> <a href="https://x.org">D</a>', "A B C D"),
        ('<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>x</mml:mi></mml:math> rays', "x rays"),
        ("Fish &amp; chips &lt;5&nbsp;mm", "Fish & chips <5 mm"),
        ("Fish &amp;amp; chips caf&amp;eacute;", "Fish & chips café"),
        ("&amp;lt;i&amp;gt;Quercus&amp;lt;/i&amp;gt;", "Quercus"),
        ("AT&notify, R&D and x&y;", "AT&notify, R&D and x&y;"),
        ("Q&A &#8211; caf&#xe9;", "Q&A – café"),
        ("<!-- note -->Trust<![CDATA[ed]]>", "Trusted"),
        ("<script>alert(1)</script> as text", "<script>alert(1)</script> as text"),
        ("a < b", "a < b"),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_goes_and_text_stays(marked: str, text: str) -> None:
    assert without_markup(marked) == text


WORDS = st.lists(st.sampled_from(["Trust", "police", "x", "n<5", "a<b", "R&D", "c>d", "&", "<", "<T>"]), min_size=1)


@given(WORDS, st.sampled_from(["i", "jats:italic", "sc", "SPAN", "strong"]))
def test_words_within_tags_are_those_without(words: list[str], name: str) -> None:
    assert without_markup(" ".join(words)) == " ".join(words)
    assert without_markup(" ".join(f"<{name}>{word}</{name}>" for word in words)) == " ".join(words)


@pytest.mark.parametrize("piece", ["<", "<i", "<i>", "&amp;", "&", "<!--", "<sub>", "</"])
def test_a_hostile_text_ends_soon(piece: str) -> None:
    begun = time.perf_counter()
    without_markup((piece * 100_000)[:100_000])
    assert time.perf_counter() - begun < 3

"""The tag (BCP 47) of a language, from what catalogues, databases and LaTeX call it."""

import re

from django.conf.locale import LANG_INFO

__all__ = ["language_tag"]

TAG = re.compile(r"[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*")  # BCP 47, as far as references use it.
SEVERAL = re.compile(r"\s*(?:[;,/|]|\band\b)\s*")
# Codes of three letters (ISO 639-2) of languages that have one of two, which BCP 47 asks for.
OF_THREE_LETTERS = """
    eng en fre fr fra fr ger de deu de spa es ita it por pt dut nl nld nl rus ru pol pl tur tr ara ar urd ur chi
    zh zho zh jpn ja kor ko wel cy cym cy swe sv dan da nor no nob nb nno nn fin fi heb he per fa fas fa hun hu
    cze cs ces cs slo sk slk sk slv sl ukr uk rum ro ron ro gre el ell el bul bg hrv hr srp sr bos bs alb sq sqi
    sq ben bn hin hi pan pa guj gu tam ta tel te mal ml mar mr som so swa sw pus ps kur ku ind id may ms msa ms
    vie vi tha th gle ga gla gd cat ca baq eu eus eu glg gl ice is isl is lav lv lit lt est et mac mk mkd mk arm
    hy hye hy geo ka kat ka lat la amh am hau ha yor yo zul zu afr af epo eo
"""
# Names that Django's table has not, those of babel's and polyglossia's options among them.
ALSO_CALLED = """
    chinese=zh mandarin=zh cantonese=yue latin=la somali=so pashto=ps kurdish=ku farsi=fa panjabi=pa sinhala=si
    maltese=mt tagalog=tl filipino=fil yiddish=yi amharic=am hausa=ha yoruba=yo zulu=zu xhosa=xh gujarati=gu
    scots=sco romani=rom tigrinya=ti dari=prs greek=el slovene=sl byelorussian=be norsk=no nynorsk=nn bokmål=nb
    american=en-us usenglish=en-us british=en-gb ukenglish=en-gb canadian=en-ca australian=en-au newzealand=en-nz
    ngerman=de naustrian=de-at austrian=de-at nswissgerman=de-ch swissgerman=de-ch francais=fr frenchb=fr
    acadian=fr-ca canadien=fr-ca brazil=pt-br brazilian=pt-br portuges=pt magyar=hu castilian=es
    polutonikogreek=el bahasa=id bahasai=id bahasam=ms
"""
# Codes of three letters of languages that have none of two.
WITHOUT_TWO_LETTERS = "ast ckb dsb fil grc haw hsb kab mis mul prs rom sco udm und yue zxx"


def cased(tag: str) -> str:
    """A tag as RFC 5646, section 2.1.1, writes it: "en-GB", "zh-Hans"."""
    language, *subtags = tag.split("-")
    return "-".join([language, *(part.upper() if len(part) == 2 else part.title() for part in subtags)])


TAGS = {
    name.lower(): cased(tag)
    for tag, info in LANG_INFO.items()
    for name in (info.get("name_local"), info.get("name"))
    if name
}
TAGS |= dict(re.findall(r"\b(\w{3})\s+(\w{2})\b", OF_THREE_LETTERS))
TAGS |= {name: cased(tag) for name, tag in (pair.split("=") for pair in ALSO_CALLED.split())}


def language_tag(text: str) -> tuple[str, str]:
    """The tag of the first language that the text names, "" for none; and what of the text that leaves out, or ""."""
    if tag := tag_of(text):
        return tag, ""
    first, *others = [part for part in SEVERAL.split(text) if part] or [""]
    if tag := tag_of(first):
        return tag, ", ".join(others)
    return "", text


def tag_of(name: str) -> str:
    """The tag of one language, "" for a name that is not known."""
    name = re.sub(r"\s*\([^()]*\)$", "", name.strip())
    if tag := TAGS.get(name.lower()):
        return tag
    first = re.split("[-_]", name, maxsplit=1)[0].lower()
    is_known = len(first) == 2 or first in WITHOUT_TWO_LETTERS.split()  # "yes" is a word and no language.
    return name.replace("_", "-") if TAG.fullmatch(name) and is_known else ""

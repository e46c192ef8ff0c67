"""Filling in the admin's own forms, as a browser sends them."""

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

EDITOR = "form#w-editor-form, form#page-edit-form"


def filled_in(form: Tag) -> dict[str, list[str] | str]:
    """What a browser would send of the form as it stands."""
    sent: dict[str, list[str] | str] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        name, kind = str(field["name"]), field.get("type")
        if field.name == "select":
            sent[name] = [str(option.get("value", "")) for option in field.select("option[selected]")]
            if not sent[name] and not field.has_attr("multiple"):
                sent[name] = [str(option.get("value", "")) for option in field.select("option")[:1]]
        elif field.name == "textarea":
            sent[name] = field.get_text().removeprefix("\n")
        elif kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                sent[name] = [*sent.get(name, []), str(field.get("value", "on"))]
        elif kind not in ("submit", "button", "file"):
            sent[name] = str(field.get("value", ""))
    return sent


def unfolded(soup: BeautifulSoup) -> BeautifulSoup:
    """The page with the contents of its templates in their place: the fields of a row that is still to be added.

    A parsed template keeps its words apart, and whether a selector looks into it differs between versions.
    """
    for template in soup.find_all("template"):
        template.replace_with(BeautifulSoup(template.decode_contents(), "html.parser"))
    return soup


def send(client: Client, address: str, selector: str = EDITOR, **values: object) -> HttpResponse:
    """Opens the form at the address, writes the values into it, sends it and follows where it leads.

    Fails with what the form says if it is refused.
    """
    opened = client.get(address)
    assert opened.status_code == 200, f"{address} answers {opened.status_code}"
    form = BeautifulSoup(opened.content, "lxml").select_one(selector)
    assert form is not None, f"{address} has no {selector}"
    answer = client.post(address, {**filled_in(form), **values}, follow=True)
    assert answer.status_code == 200
    refused = BeautifulSoup(answer.content, "lxml").select(".error-message, .w-field__errors p, .messages .error")
    assert answer.redirect_chain, f"{address} refuses: {[one.get_text(' ', strip=True) for one in refused]}"
    return answer

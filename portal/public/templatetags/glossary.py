from django import template
from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from portal.public.glossary.marking import anchor

register = template.Library()


class GlossaryNode(Node):
    """Marks the terms in what stands inside it, and adds after it those meanings that the page has not given yet;
    does neither where `unless`, a variable of the template, is true."""

    def __init__(self, nodelist: NodeList, unless: FilterExpression | None = None) -> None:
        self.nodelist, self.unless = nodelist, unless

    def render(self, context: Context) -> SafeString:
        """What stands inside, its terms marked, followed by their meanings."""
        if self.unless and self.unless.resolve(context, ignore_failures=True):
            return self.nodelist.render(context)
        html, terms = context["page_glossary"].mark(self.nodelist.render(context))
        meanings = [{"id": anchor(term.abbreviation), "term": term} for term in terms]
        explained = render_to_string("components/meanings.html", {"meanings": meanings}) if meanings else ""
        # Both parts are HTML: what was rendered inside, with escaped words put in, and a template of ours.
        return mark_safe(html + explained)


@register.tag
def glossary(parser: Parser, token: Token) -> GlossaryNode:
    """`{% glossary %}`, or `{% glossary unless frozen %}`, to `{% endglossary %}`."""
    match token.split_contents():
        case [_]:
            unless = None
        case [_, "unless", name]:
            unless = parser.compile_filter(name)
        case _:
            raise TemplateSyntaxError("glossary takes nothing, or “unless” and a variable.")
    nodelist = parser.parse(("endglossary",))
    parser.delete_first_token()
    return GlossaryNode(nodelist, unless)

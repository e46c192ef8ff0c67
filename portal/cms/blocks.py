"""The blocks that prose is made of, in findings and content pages alike."""

from collections.abc import Mapping, Set
from itertools import chain, count
from typing import Any

from django.utils.formats import number_format
from django.utils.text import slugify
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    DecimalBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
    StructValue,
    TextBlock,
    URLBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from portal.drawings.bars import NARROW, WIDE, draw

__all__ = ["ProseBlock", "anchors", "plain_text", "section_headings"]

TAKEN = frozenset({"content"})  # The anchors in the frame of every page.

INLINE_FEATURES = ["bold", "italic", "link", "document-link", "superscript", "subscript"]
PARAGRAPH_FEATURES = [*INLINE_FEATURES, "ol", "ul"]


class HeadingBlock(StructBlock):
    """A heading of the text; the page's own title is above it, so it is never the first level."""

    text = CharBlock(max_length=200, label=_("heading"))
    level = ChoiceBlock(
        choices=[("2", _("section")), ("3", _("sub-section"))], default="2", label=_("level"), search_index=False
    )

    class Meta:
        icon = "title"
        label = _("heading")
        template = "cms/blocks/heading.html"

    def get_context(self, value: StructValue, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Adds `rank`: the level, as much lower as the text stands `deeper` below the page's title."""
        context = super().get_context(value, parent_context=parent_context)
        return {**context, "rank": int(value["level"]) + (parent_context or {}).get("deeper", 0)}


class QuotationBlock(StructBlock):
    """Words as they were said or written, with their source."""

    text = TextBlock(
        label=_("quotation"), help_text=_("The words as they were said or written, without quotation marks")
    )
    source = CharBlock(
        max_length=300, required=False, label=_("source"), help_text=_("For example: police officer, interview 12")
    )
    address = URLBlock(required=False, label=_("address of the source"))

    class Meta:
        icon = "openquote"
        label = _("quotation")
        template = "cms/blocks/quotation.html"


class ItemsBlock(StructBlock):
    """A list whose items are more than a line, such as measures or steps."""

    style = ChoiceBlock(
        choices=[("letters", _("lettered: (a), (b), (c)")), ("numbers", _("numbered")), ("bullets", _("bullets"))],
        default="bullets",
        label=_("style"),
        search_index=False,
    )
    items = ListBlock(RichTextBlock(features=INLINE_FEATURES, label=_("item")), label=_("items"))

    class Meta:
        icon = "list-ol"
        label = _("list")
        template = "cms/blocks/items.html"


class FigureBlock(StructBlock):
    """A picture with a caption: as wide as the text, as wide as the page, or small in the margin."""

    image = ImageBlock(label=_("image"))
    position = ChoiceBlock(
        choices=[("text", _("in the text")), ("wide", _("full width")), ("margin", _("in the margin"))],
        default="text",
        label=_("position"),
        search_index=False,
        help_text=_("On a phone, every picture is as wide as the text."),
    )
    caption = CharBlock(max_length=400, required=False, label=_("caption"))
    credit = CharBlock(
        max_length=250, required=False, label=_("credit"), help_text=_("Left empty, the image's own credit is shown")
    )

    class Meta:
        icon = "image"
        label = _("figure")
        template = "cms/blocks/figure.html"


class TableBlock(StructBlock):
    """A table with a caption."""

    caption = CharBlock(
        max_length=300, label=_("caption"), help_text=_("What the table shows, for example: Interviews by group")
    )
    table = TypedTableBlock([("text", CharBlock(required=False, label=_("text")))], label=_("table"))

    class Meta:
        icon = "table"
        label = _("table")
        template = "cms/blocks/table.html"


class AmountBlock(StructBlock):
    """An amount of a chart, by name."""

    name = CharBlock(max_length=60, label=_("name"), help_text=_("For example: Police officers"))
    amount = DecimalBlock(min_value=0, label=_("amount"))


class ChartBlock(StructBlock):
    """A small table of amounts, drawn as bars with the table behind them."""

    caption = CharBlock(
        max_length=300, label=_("caption"), help_text=_("What is counted, for example: Interviews by group")
    )
    unit = CharBlock(
        max_length=60, required=False, label=_("unit"), help_text=_("Of the amounts, for example: interviews, %, £")
    )
    amounts = ListBlock(AmountBlock(), min_num=1, max_num=20, label=_("amounts"))
    source = CharBlock(
        max_length=300,
        required=False,
        label=_("source"),
        help_text=_("Where the numbers are from, for example: the project’s record of interviews"),
    )
    note = TextBlock(
        required=False, label=_("note"), help_text=_("What a reader must know to read them rightly; may be left empty")
    )

    class Meta:
        icon = "order-down"
        label = _("chart")
        template = "cms/blocks/chart.html"

    def get_context(self, value: StructValue, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Adds the `drawings`, and the table behind them: `columns`, and `rows` of name and amount in words.

        Where the page's content keeps its charts as data (`chart(number)`), also `data`: what can be taken and cited.
        """
        context = super().get_context(value, parent_context=parent_context)
        content, number = context.get("content"), context.get("number")
        amounts = [
            (bar["name"], bar["amount"], number_format(bar["amount"].normalize(), force_grouping=True))
            for bar in value["amounts"]
        ]
        plain = [(name, float(amount), shown) for name, amount, shown in amounts]
        amount_label = translated("Amount")
        return {
            **context,
            "drawings": [("wide", draw(plain, WIDE)), ("narrow", draw(plain, NARROW))],
            "data": content.chart(number) if number and hasattr(content, "chart") else None,
            "columns": [translated("What"), f"{amount_label} ({value['unit']})" if value["unit"] else amount_label],
            "rows": [[name, shown] for name, _amount, shown in amounts],
        }


class NoteBlock(StructBlock):
    """A remark beside the text."""

    text = RichTextBlock(features=INLINE_FEATURES, label=_("note"))

    class Meta:
        icon = "help"
        label = _("note")
        template = "cms/blocks/note.html"


class ProseBlock(StreamBlock):
    """The blocks that a text may hold. A new block is a class here and a template beside the others."""

    heading = HeadingBlock()
    paragraph = RichTextBlock(features=PARAGRAPH_FEATURES, label=_("text"), icon="pilcrow")
    quotation = QuotationBlock()
    items = ItemsBlock()
    figure = FigureBlock()
    table = TableBlock()
    chart = ChartBlock()
    note = NoteBlock()

    class Meta:
        template = "cms/blocks/prose.html"

    def get_context(self, value: StreamValue, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Adds `parts`: each block with its anchor, and a chart's number among the text's charts (0 for other blocks).
        A page with several texts says `within` which one this is."""
        context = super().get_context(value, parent_context=parent_context)
        within = (parent_context or {}).get("within", "")
        return {**context, "parts": list(zip(value, anchors(value, within), chart_numbers(value), strict=True))}


def plain_text(value: StreamValue) -> str:
    """All words of a stream, in order, a block a line: for search and reading time."""
    return "\n".join(part for child in value for part in child.block.get_searchable_content(child.value))


def chart_numbers(value: StreamValue) -> list[int]:
    """For each block of a stream its number among the charts, from 1 on; 0 for one that is no chart."""
    numbers = count(1)
    return [next(numbers) if child.block_type == "chart" else 0 for child in value]


def anchors(value: StreamValue, within: str = "") -> list[str]:
    """An anchor for each block of a stream: a heading's own words, numbered where they come again; "" for the others.

    `within` goes before the words: the anchors of one text then differ from those of the rest of its page.
    """
    taken = set(TAKEN)
    stream_anchors = []
    for child in value:
        anchor = free_anchor(within, child.value["text"], taken) if child.block_type == "heading" else ""
        taken.add(anchor)
        stream_anchors.append(anchor)
    return stream_anchors


def free_anchor(within: str, words: str, taken: Set[str]) -> str:
    """The words as an anchor, with the first number from 2 on that makes it new, if it is taken.

    Words without a Latin letter or digit give none, and are called a section.
    """
    wanted = "-".join(filter(None, [slugify(within), slugify(words) or "section"]))
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(anchor for anchor in chain([wanted], numbered) if anchor not in taken)


def section_headings(value: StreamValue) -> list[dict[str, str]]:
    """The section headings of a stream with the anchors that their template prints, for a page's own contents."""
    headings = [
        (child.value, anchor)
        for child, anchor in zip(value, anchors(value), strict=True)
        if child.block_type == "heading"
    ]
    return [{"title": heading["text"], "id": anchor} for heading, anchor in headings if heading["level"] == "2"]

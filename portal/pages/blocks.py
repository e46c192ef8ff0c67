"""The blocks that prose is made of, in findings and content pages alike."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

__all__ = ["ProseBlock", "plain_text", "section_headings"]

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
        template = "pages/blocks/heading.html"


class QuotationBlock(StructBlock):
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
        template = "pages/blocks/quotation.html"


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
        template = "pages/blocks/items.html"


class FigureBlock(StructBlock):
    image = ImageBlock(label=_("image"))
    caption = CharBlock(max_length=400, required=False, label=_("caption"))
    credit = CharBlock(
        max_length=250, required=False, label=_("credit"), help_text=_("Left empty, the image's own credit is shown")
    )

    class Meta:
        icon = "image"
        label = _("figure")
        template = "pages/blocks/figure.html"


class TableBlock(StructBlock):
    caption = CharBlock(
        max_length=300, label=_("caption"), help_text=_("What the table shows, for example: Interviews by group")
    )
    table = TypedTableBlock([("text", CharBlock(required=False, label=_("text")))], label=_("table"))

    class Meta:
        icon = "table"
        label = _("table")
        template = "pages/blocks/table.html"


class NoteBlock(StructBlock):
    text = RichTextBlock(features=INLINE_FEATURES, label=_("note"))

    class Meta:
        icon = "help"
        label = _("note")
        template = "pages/blocks/note.html"


class ProseBlock(StreamBlock):
    """Everything a text may hold. A new block is a class here and a template beside the others."""

    heading = HeadingBlock()
    paragraph = RichTextBlock(features=PARAGRAPH_FEATURES, label=_("text"), icon="pilcrow")
    quotation = QuotationBlock()
    items = ItemsBlock()
    figure = FigureBlock()
    table = TableBlock()
    note = NoteBlock()


def plain_text(value: StreamValue) -> str:
    """All words of a stream, in order, a block a line: for search and reading time."""
    return "\n".join(part for child in value for part in child.block.get_searchable_content(child.value))


def section_headings(value: StreamValue) -> list[dict[str, str]]:
    """The section headings of a stream with the anchors that their template prints, for a page's own contents."""
    headings = [child.value for child in value if child.block_type == "heading"]
    return [{"title": one["text"], "id": slugify(one["text"])} for one in headings if one["level"] == "2"]

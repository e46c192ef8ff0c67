"""The stylesheets of the desk's own screens."""

from django.forms import Media

__all__ = ["DESK_STYLES", "STYLES_WITHOUT_PAGES"]

DESK_STYLES = Media(css={"all": ["css/admin/desk.css"]})
# For whoever works on no pages: hides the first screen's search of pages, which would only refuse them.
STYLES_WITHOUT_PAGES = Media(css={"all": ["css/admin/desk-no-pages.css"]})

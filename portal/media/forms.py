"""The forms of uploads: a document is what its name says, a picture can be unpacked, and neither is too large."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.media.file_types import is_what_it_says

__all__ = ["DocumentForm", "ImageForm"]

# What Pillow raises over a file that is cut short, damaged, or larger than it unpacks at all.
NOT_A_PICTURE = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)


class PictureField(WagtailImageField):
    """Wagtail's field, for whatever is uploaded: its limits first, then the picture is unpacked once, as readers will
    have it unpacked."""

    def to_python(self, data: Any) -> Any:
        """The file. Raises ValidationError for one that cannot be unpacked."""
        try:
            file = super().to_python(data)
            if file is not None:
                file.seek(0)
                Image.open(file).load()
                file.seek(0)
        except Image.DecompressionBombError as error:
            message = _("This file has too many pixels. At most %(pixels)s can be used.")
            raise ValidationError(message, params={"pixels": f"{self.max_image_pixels:,}"}) from error
        except NOT_A_PICTURE as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
        return file


class ImageForm(BaseImageForm):
    """Wagtail's form, with that field."""

    file = PictureField(label=gettext_lazy("File"), widget=BaseImageForm.Meta.widgets["file"])


class DocumentForm(BaseDocumentForm):
    """Wagtail's form, which also looks into the file."""

    def clean_file(self) -> Any:
        """The uploaded file. Raises ValidationError for one that is empty or of another type than its name says."""
        file = self.cleaned_data["file"]
        if not file or "file" not in self.changed_data:
            return file
        extension = file.name.rpartition(".")[2].lower()
        if not is_what_it_says(file, extension):
            raise ValidationError(
                _("This is no .%(extension)s file, though its name says so. Save it as one, or correct its name."),
                params={"extension": extension},
            )
        return file

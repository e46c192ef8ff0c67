"""The API behind the menu of pages: of the tree it lists what the person may read."""

from django.db.models import QuerySet
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.permissions import page_permission_policy

__all__ = ["ReadablePagesAPIViewSet"]


class ReadablePagesAPIViewSet(PagesAdminAPIViewSet):
    """Wagtail's own, with the policy that the rest of the admin asks."""

    def get_base_queryset(self) -> QuerySet:
        """The pages that the person may read."""
        return page_permission_policy.explorable_instances(self.request.user)

from django.urls import path

from portal.returns.facts_views import facts_view
from portal.returns.views import archive_view, award_view, file_view, list_view, return_view

app_name = "returns"

urlpatterns = [
    path("", list_view, name="list"),
    path("awards/<int:pk>/", award_view, name="award"),
    path("outputs/<int:pk>/", facts_view, name="facts"),
    path("<int:pk>/", return_view, name="return"),
    path("<int:pk>/archive.zip", archive_view, name="archive"),
    path("<int:pk>/files/<path:name>", file_view, name="file"),
]

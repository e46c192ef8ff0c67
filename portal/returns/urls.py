from django.urls import path

from portal.returns.facts_views import facts_view
from portal.returns.open_access_views import open_access_table_view, open_access_view
from portal.returns.reconcile_views import bring_in_view, reconcile_view
from portal.returns.views import archive_view, award_view, file_view, list_view, return_view

app_name = "returns"

urlpatterns = [
    path("", list_view, name="list"),
    path("awards/<int:pk>/", award_view, name="award"),
    path("awards/<int:pk>/open-access/", open_access_view, name="open_access"),
    path("awards/<int:pk>/open-access.xlsx", open_access_table_view, name="open_access_table"),
    path("awards/<int:pk>/public-record/", reconcile_view, name="reconcile"),
    path("awards/<int:pk>/public-record/bring-in/", bring_in_view, name="bring_in"),
    path("outputs/<int:pk>/", facts_view, name="facts"),
    path("<int:pk>/", return_view, name="return"),
    path("<int:pk>/archive.zip", archive_view, name="archive"),
    path("<int:pk>/files/<path:name>", file_view, name="file"),
]

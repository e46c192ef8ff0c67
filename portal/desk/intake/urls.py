from django.urls import path

from portal.desk.intake.columns_views import columns_view
from portal.desk.intake.correct_views import correct_view
from portal.desk.intake.people_views import people_columns_view, people_run_view, people_start_view
from portal.desk.intake.views import run_view, start_view, template_view

app_name = "intake"

urlpatterns = [
    path("", start_view, name="start"),
    path("template.csv", template_view, name="template"),
    path("people/", people_start_view, name="people_start"),
    path("people/<int:pk>/", people_run_view, name="people_run"),
    path("people/<int:pk>/columns/", people_columns_view, name="people_columns"),
    path("<int:pk>/", run_view, name="run"),
    path("<int:pk>/columns/", columns_view, name="columns"),
    path("<int:pk>/records/<int:position>/", correct_view, name="correct"),
]

from django.urls import path

from portal.desk.intake.views import run_view, start_view, template_view

app_name = "intake"

urlpatterns = [
    path("", start_view, name="start"),
    path("template.csv", template_view, name="template"),
    path("<int:pk>/", run_view, name="run"),
]

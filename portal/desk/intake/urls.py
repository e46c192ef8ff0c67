from django.urls import path

from portal.desk.intake.views import run_view, start_view, step_view, template_view, undo_view

app_name = "intake"

urlpatterns = [
    path("", start_view, name="start"),
    path("template.csv", template_view, name="template"),
    path("<int:pk>/", run_view, name="run"),
    path("<int:pk>/step/", step_view, name="step"),
    path("<int:pk>/undo/", undo_view, name="undo"),
]

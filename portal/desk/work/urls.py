from django.urls import path

from portal.desk.work.views import again_view, cancel_view, job_view, list_view, state_view

app_name = "desk_work"

urlpatterns = [
    path("", list_view, name="list"),
    path("<int:pk>/", job_view, name="job"),
    path("<int:pk>/state/", state_view, name="state"),
    path("<int:pk>/cancel/", cancel_view, name="cancel"),
    path("<int:pk>/again/", again_view, name="again"),
]

"""Every address of the portal. Those of pages come last, from the page tree."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.accounts.urls import login_addresses
from portal.accounts.views import NewPasswordView, document_password, log_out, page_password
from portal.cms.share_pictures import share_picture
from portal.exchange.markdown.llms import llms_txt
from portal.exchange.oai.views import oai
from portal.http.exports import few_at_once
from portal.http.health import healthz, readyz
from portal.http.metrics import metrics
from portal.http.security_contact import security_txt
from portal.public.findings.feeds import FindingsFeed
from portal.public.findings.views import (
    finding_in_format,
    findings_export,
    printable_findings,
    version_chart,
    version_in_format,
    version_of_finding,
)
from portal.public.grants.feeds import GrantFeed
from portal.public.grants.views import grant_figures, grant_outputs
from portal.public.home.linksets import linkset, record_json_ld
from portal.public.home.robots import robots
from portal.public.home.sitemaps import SITEMAPS
from portal.public.outputs.feeds import OutputsFeed
from portal.public.outputs.views import output_export, output_file, output_in_format
from portal.public.search.near import not_found
from portal.public.search.views import search
from portal.visibility.views import media_file

handler404 = not_found

urlpatterns = [
    path("metrics", metrics, name="metrics"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    # Four of Wagtail's own addresses under Wagtail's own names, so that its links lead to our views.
    path("admin/logout/", log_out, name="wagtailadmin_logout"),
    path(
        "admin/password_reset/confirm/<uidb64>/<token>/",
        NewPasswordView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        page_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        document_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    *login_addresses,
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", media_file, name="media_file"),
    path("search/", search, name="search"),
    path("share/<str:words>.png", share_picture, name="share_picture"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("oai", oai, name="oai"),
    path("llms.txt", llms_txt, name="llms_txt"),
    path("feeds/outputs.atom", OutputsFeed(), name="outputs_feed"),
    path("feeds/findings.atom", FindingsFeed(), name="findings_feed"),
    re_path(
        r"^(?P<place>outputs|findings|team|grants)/(?P<slug>[-\w]+)/linkset(?P<ending>|\.json)$",
        linkset,
        name="linkset",
    ),
    re_path(r"^(?P<place>team|grants)/(?P<slug>[-\w]+)\.jsonld$", record_json_ld, name="record_json_ld"),
    path("outputs/export.<str:extension>", few_at_once(output_export), name="output_export"),
    path("outputs/<slug:slug>.<str:extension>", output_in_format, name="output_in_format"),
    path("outputs/<slug:slug>/files/<str:name>", output_file, name="output_file"),
    path("findings/export.<str:extension>", few_at_once(findings_export), name="findings_export"),
    path("findings/brief/", printable_findings, name="printable_findings"),
    path("findings/<slug:slug>.<str:extension>", finding_in_format, name="finding_in_format"),
    path("findings/<slug:slug>/versions/<int:number>.<str:extension>", version_in_format, name="version_in_format"),
    path("findings/<slug:slug>/versions/<int:number>/charts/<int:chart>.csv", version_chart, name="version_chart"),
    path("findings/<slug:slug>/versions/<int:number>/", version_of_finding, name="version_of_finding"),
    path("grants/<slug:slug>/outputs.<str:extension>", few_at_once(grant_outputs), name="grant_outputs"),
    path("grants/<slug:slug>/figures.<str:extension>", grant_figures, name="grant_figures"),
    path("grants/<slug:slug>/feed.atom", GrantFeed(), name="grant_feed"),
    path("", include(wagtail_urls)),
]

handler500 = "portal.http.failures.failed"

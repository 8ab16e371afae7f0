"""The addresses of the way to a decision."""

from django.urls import path

from reports.deciding import proposal_views, views

PLAN = "objektplaner/<slug:code>/versioner/"
FOLLOW_UP = "uppfoljningar/<slug:code>/<isodate:cut_off>/versioner/"

urlpatterns = [
    path(PLAN, views.plan_versions, name="objectplan_versions"),
    path(f"{PLAN}forslag/", proposal_views.plan_proposal, name="objectplan_proposal"),
    path(FOLLOW_UP, views.follow_up_versions, name="followup_versions"),
    path(f"{FOLLOW_UP}forslag/", proposal_views.follow_up_proposal, name="followup_proposal"),
]

"""A page with one form of formatted text, for what the browser does while something is written.

The text is kept in :data:`KEPT`; saving answers as the plan page does, with or without htmx.
"""

import json

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path
from django_htmx.middleware import HtmxDetails

from objects.richtext_form import RichTextFormField
from portfolio.urls import urlpatterns as site

PAGE = """
{% extends "base.html" %}
{% block title %}Skrivbordet{% endblock %}
{% block scripts %}
  {% include "components/list_scripts.html" %}
  {% include "components/editor_assets.html" %}
{% endblock %}
{% block content %}
  <h1>Skrivbordet</h1>
  {% if saved %}<p data-saved-draft="avsnitt/syfte">Sparat</p>{% endif %}
  {{ part }}
{% endblock %}
"""
FORM = """
{% if reading %}
<div id="del"><h2>Syfte</h2><div class="rich">{{ text|safe }}</div>
  <a href="?redigera" hx-get="?redigera" hx-target="#del" hx-swap="outerHTML">Redigera</a></div>
{% else %}
<form id="del" method="post" action="?redigera" novalidate
      data-draft="avsnitt/syfte" data-revision="{{ revision }}"
      {% if form.is_bound %}data-unsaved{% endif %}
      {% if htmx %}hx-post="?redigera" hx-target="#del" hx-swap="outerHTML"{% endif %}>
  {% csrf_token %}<input type="hidden" name="revision" value="{{ revision }}">
  {{ form.as_div }}
  <button class="button">Spara</button> <a href="?" data-cancel
    {% if htmx %}hx-get="?" hx-target="#del" hx-swap="outerHTML"{% endif %}>Avbryt</a>
</form>
{% endif %}
"""
KEPT = {"title": "", "body": "", "revision": "1"}


class DeskForm(forms.Form):
    title = forms.CharField(label="Rubrik", required=False)
    body = RichTextFormField(label="Text", help_text="Vad objektet är till för.")


def render(template: str, request: HttpRequest, **context: object) -> str:
    rendered = engines["django"].from_string(template).render(context, request)
    return str(rendered)


def desk(request: HttpRequest) -> HttpResponse:
    """With ?redigera the form stands open; with ?enkelt it does without htmx."""
    form = DeskForm(request.POST or None, initial=KEPT, label_suffix="")
    if request.method == "POST" and form.is_valid():
        KEPT.update(form.cleaned_data, revision=str(int(KEPT["revision"]) + 1))
        if not HtmxDetails(request):
            return redirect("/skrivbord/?sparat")
    reading = "redigera" not in request.GET or (request.method == "POST" and form.is_valid())
    htmx = "enkelt" not in request.GET
    part = render(
        FORM,
        request,
        form=form,
        reading=reading,
        text=KEPT["body"],
        revision=KEPT["revision"],
        htmx=htmx,
    )
    if not HtmxDetails(request):
        return HttpResponse(render(PAGE, request, part=part, saved="sparat" in request.GET))
    answer = HttpResponse(part)
    if request.method == "POST" and reading:
        answer["HX-Trigger"] = json.dumps({"part-saved": {"key": "avsnitt/syfte"}})
    return answer


urlpatterns = [*site, path("skrivbord/", desk, name="desk")]

"""The least that shows the same fifty rows: a template of one table, no filter and no count."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Template

from activities.models import Activity
from activities.queries import for_list

TABLE = Template(
    "<table>{% for a in rows %}<tr><td>{{ a.plan.code }} {{ a.number }}<td>{{ a.title }}"
    "<td>{{ a.unit_codes }}<td>{{ a.deadline }}{% if a.moved %}*{% endif %}<td>{{ a.status }}"
    "<td>{{ a.places }}<td>{{ a.carried_from }}</tr>{% endfor %}</table>"
)


def bare_page(request: HttpRequest) -> HttpResponse:
    """The first fifty activities that the reader may see."""
    rows = for_list(Activity.objects.visible_to(request.user))[:50]
    return HttpResponse(TABLE.render(Context({"rows": rows})))

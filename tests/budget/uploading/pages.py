"""A controller at the pages of imports, and files to send."""

from django.contrib.auth.models import Group as StockGroup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from budget.models import PreparedImport
from objects.models import ObjectPlan, User
from objects.roles import Group
from tests.budget.tables import HEAD as OTHER
from tests.build import make_user
from tests.objects.sheets.workbooks import Cells, xlsx

# With the unit, which is otherwise asked for where amounts are small.
HEAD = [*OTHER[:-1], "Budget 2022 (kr)"]
START = "/budget/inlasning/"
FAULTY: Cells = [
    ["Unikum", "Licenser", "VM", "BOU", "", 100],
    ["Unikum", "Stöd", "VM", "BOU", "", "ett par"],
    ["Unikum", "Drift", "VM", "BOU", "", "cirka 10"],
]


def make_controller(name: str = "controller") -> User:
    user = make_user(name)
    user.groups.add(StockGroup.objects.get_or_create(name=Group.CONTROLLER)[0])
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def budget(rows: Cells) -> bytes:
    """The rows below the usual captions."""
    return xlsx({"Budget": [HEAD, *rows]})


def send(client: Client, plan: ObjectPlan, content: bytes, name: str = "b.xlsx", **more: object):
    file = SimpleUploadedFile(name, content)
    return client.post(START, {"plan": plan.pk, "file": file, **more})


def sent(client: Client, plan: ObjectPlan, content: bytes, name: str = "b.xlsx") -> PreparedImport:
    """The file that is kept after it was sent."""
    answer = send(client, plan, content, name)
    assert answer.status_code == 302, answer.context["form"].errors
    return PreparedImport.objects.latest("pk")


def address(prepared: PreparedImport, page: str = "") -> str:
    return f"{START}{prepared.pk}/{page}"


def previewed(client: Client, prepared: PreparedImport):
    """The preview that a page shows."""
    answer = client.get(address(prepared, "granska/"))
    assert answer.status_code == 200, answer.headers
    return answer.context["preview"]


def confirm(client: Client, prepared: PreparedImport, digest: str):
    return client.post(address(prepared, "las-in/"), {"visad": digest})

"""An issued version, as page and PDF, against a static file of the same size.

Run: .venv/bin/python tests/benchmarks/bench_serving.py [--rounds 7] [--without-memory]
One server (gunicorn as script/server starts it) gives both: the version through the whole site, the
file through WhiteNoise. They are asked in turn by 1 and by 50 readers at a time, on SQLite (a file)
and on PostgreSQL (BENCH_SERVER, postgres://postgres@127.0.0.1:5432); what counts is the ratio.
Visitors read what is public; a member of a nämnd, who is signed in, reads what is not.
``--without-memory`` gives every reader what the first one in each process gets.
"""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("BENCH_SERVER", "postgres://postgres@127.0.0.1:5432")
NAME = "objektportfolj_bench_serving"
PORT = 8947
PAGE = "/dokument/objektplan/ukfa/2022/1.0/"
OWN = PAGE.replace("1.0", "0.9")
VERSION = {"html": PAGE, "pdf": f"{PAGE.rstrip('/')}.pdf"}
MEMBERS = {"html": OWN, "pdf": f"{OWN.rstrip('/')}.pdf"}
READERS = (1, 50)
ASKED = 300  # requests of each sort in a round
SETTINGS = """
from portfolio.settings import *
STATIC_ROOT = {folder!r}
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
if not {memory}:
    MIDDLEWARE = [one for one in MIDDLEWARE if not one.endswith("KeepingMiddleware")]
"""


def prepare() -> None:
    """Fill the database with the demo and a version that everyone may read."""
    sys.path.insert(0, str(ROOT))
    import django  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    from django.test import Client  # noqa: PLC0415

    from objects.models import ObjectPlan, User  # noqa: PLC0415
    from reports.content.object_plan import build_object_plan  # noqa: PLC0415
    from reports.models import Release  # noqa: PLC0415
    from reports.rendering.pdf import render_pdf  # noqa: PLC0415
    from tests.publishing import ISSUED, make_publication  # noqa: PLC0415

    with Path(os.devnull).open("w") as nowhere:
        call_command("migrate", verbosity=0)
        call_command("load_demo", "--if-empty", stdout=nowhere)
    plan = ObjectPlan.objects.get(code="UKFA-2022")
    pdf = render_pdf(build_object_plan(plan))
    made = make_publication(plan, "1.0", stage="beslutad", pdf=pdf)
    Release.objects.create(publication=made, released_at=ISSUED)
    make_publication(plan, "0.9", stage="slutgiltig", pdf=pdf)
    client = Client()
    client.force_login(User.objects.get(username="namndledamot"))
    Path(os.environ["BENCH_COOKIE"]).write_text(f"sessionid={client.cookies['sessionid'].value}")


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[None]:
    """Run the server until the work is done."""
    command = ["-m", "gunicorn", "portfolio.wsgi", "--bind", f"127.0.0.1:{PORT}"]
    shape = ["--workers", "2", "--threads", "2", "--log-level", "warning"]
    server = subprocess.Popen([sys.executable, *command, *shape], env=environment, cwd=ROOT)
    try:
        for _ in range(200):
            try:
                fetch(http.client.HTTPConnection("127.0.0.1", PORT), VERSION["html"])
                break
            except OSError:
                time.sleep(0.2)
        yield
    finally:
        server.terminate()
        server.wait()


def fetch(connection: http.client.HTTPConnection, address: str) -> bytes:
    member = address in MEMBERS.values()
    headers = {"Cookie": Path(os.environ["BENCH_COOKIE"]).read_text()} if member else {}
    connection.request("GET", address, headers=headers)
    response = connection.getresponse()
    body = response.read()
    assert response.status == 200, (address, response.status)
    return body


def one_reader(address: str, times: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    for _ in range(times):
        fetch(connection, address)
    connection.close()


def milliseconds(address: str, readers: int) -> float:
    """Give the time of a request when ``readers`` ask at the same time."""
    times = ASKED // readers
    start = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        for done in [pool.submit(one_reader, address, times) for _ in range(readers)]:
            done.result()
    return (time.perf_counter() - start) * 1000 / (times * readers)


def measure(name: str, rounds: int) -> None:
    print(name, flush=True)
    asked = [("visitor", *one) for one in VERSION.items()]
    asked += [("member", *one) for one in MEMBERS.items()]
    for who, kind, address in asked:
        for readers in READERS:
            static, stored = [], []
            for turn in range(rounds + 1):
                file = milliseconds(f"/static/bench.{kind}", readers)
                version = milliseconds(address, readers)
                if turn:  # the first round warms up
                    static.append(file)
                    stored.append(version)
            ratios = [one / other for one, other in zip(stored, static, strict=True)]
            print(
                f"  {who:<8}{kind:<5}{readers:>3} readers  "
                f"file {statistics.median(static):6.2f} ms  "
                f"version {statistics.median(stored):6.2f} ms  "
                f"ratio {statistics.median(ratios):5.2f}  ({min(ratios):.2f}–{max(ratios):.2f})",
                flush=True,
            )


def run(name: str, database: str, folder: Path, chosen: argparse.Namespace) -> None:
    """Fill the database, lay files of the same sizes beside, and measure."""
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "bench_settings",
        "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
    }
    os.environ["BENCH_COOKIE"] = environment["BENCH_COOKIE"] = str(folder / "cookie")
    files = folder / "static"
    files.mkdir(exist_ok=True)
    (folder / "bench_settings.py").write_text(
        SETTINGS.format(folder=str(files), memory=not chosen.without_memory)
    )
    subprocess.run([sys.executable, __file__, "--prepare"], env=environment, check=True)
    with serving(environment):
        for kind, address in VERSION.items():
            body = fetch(http.client.HTTPConnection("127.0.0.1", PORT), address)
            (files / f"bench.{kind}").write_bytes(body)
    # WhiteNoise looks for files when it starts.
    with serving(environment):
        measure(name, chosen.rounds)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--without-memory", action="store_true")
    parser.add_argument("--prepare", action="store_true")
    chosen = parser.parse_args()
    if chosen.prepare:
        prepare()
        return
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/bench.sqlite3"
        run("SQLite", address, Path(folder), chosen)
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{NAME}"')
        server.execute(f'CREATE DATABASE "{NAME}"')
    with tempfile.TemporaryDirectory() as folder:
        run("PostgreSQL", f"{SERVER}/{NAME}", Path(folder), chosen)


if __name__ == "__main__":
    main()

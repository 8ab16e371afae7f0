"""Nothing from outside is fetched or embedded while a document is rendered."""

import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from reports.rendering import assets
from reports.rendering.assets import BASE, ForeignAddressError, packaged_file
from reports.rendering.fetcher import PackagedFetcher
from reports.rendering.pdf import ForeignContentError, pdf_from_html, render_pdf
from tests.reports import specimens

SECRET = "hemligheten-i-filen"


class Listener:
    """A server on this machine that counts who knocks."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self.socket.getsockname()[1]}"
        self.knocks = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.knocks += 1
            connection.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener()
    yield server
    server.socket.close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "hemlig.css"
    path.write_text(f"p::before {{ content: '{SECRET}' }}")
    return path


PROBES = [
    '<img alt="x" src="http://{host}/a.png">',
    '<img alt="x" src="//{host}/a.png">',
    '<img alt="x" src="HTTP://{host}/a.png">',
    '<img alt="x" src="ftp://{host}/a.png">',
    '<img alt="x" src="{file}">',
    '<img alt="x" src="file://localhost{path}">',
    '<img alt="x" src="../../../../../../../../..{path}">',
    '<img alt="x" src="%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e{path}">',
    '<img alt="x" src="..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2f..{path}">',
    '<img alt="x" src="' + BASE + 'reports/../../settings.py">',
    '<img alt="x" src="' + BASE + 'fonts/LICENSE">',
    '<img alt="x" src="' + BASE + 'other/a.svg">',
    '<img alt="x" src="https://static.invalid:{port}/reports/tokens.css">',
    '<img alt="x" src="https://static.invalid@{host}/reports/tokens.css">',
    '<img alt="x" src="http://static.invalid/reports/tokens.css">',
    '<img alt="x" src="' + BASE + 'reports/tokens.css?x">',
    '<img alt="x" src="gopher://{host}/a">',
    '<img alt="x" src="jar:http://{host}!/a">',
    '<link rel="stylesheet" href="http://{host}/a.css">',
    '<link rel="stylesheet" href="{file}">',
    '<base href="http://{host}/"><img alt="x" src="a.png">',
    '<base href="{file}"><link rel="stylesheet" href="hemlig.css">',
    '<style>@import "http://{host}/a.css";</style>',
    '<style>@import url("{file}");</style>',
    '<style>@font-face {{ font-family: x; src: url("http://{host}/a.ttf") }}</style><p>x',
    '<style>@font-face {{ font-family: x; src: url("{file}") }}</style><p>x',
    '<style>p {{ background: url("http://{host}/a.png") }}</style><p>x',
    '<style>li {{ list-style-image: url("http://{host}/a.png") }}</style><ul><li>x</ul>',
    '<style>p::before {{ content: url("http://{host}/a.png") }}</style><p>x',
    '<style>@color-profile --x {{ src: url("http://{host}/a.icc") }}</style><p>x',
    '<object data="http://{host}/a.svg">x</object>',
    '<embed src="http://{host}/a.svg">',
    '<link rel="attachment" href="{file}">',
    '<link rel="attachment" href="http://{host}/a">',
    '<a rel="attachment" href="{file}">x</a>',
    '<a rel="attachment" href="http://{host}/a">x</a>',
    (
        '<img alt="x" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 '
        "width=%229%22 height=%229%22%3E%3Cimage href=%22http://{host}/a.png%22 width=%229%22 "
        'height=%229%22/%3E%3C/svg%3E">'
    ),
    (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>'
        '<image href="http://{host}/a.png" width="9" height="9"/></svg>'
    ),
    (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>'
        '<use href="{file}#a"/></svg>'
    ),
    '<img alt="x" srcset="http://{host}/a.png 2x">',
    '<iframe src="http://{host}/"></iframe>',
    '<meta http-equiv="refresh" content="0;url=http://{host}/">',
    '<link rel="icon" href="http://{host}/a.ico">',
]


@pytest.mark.parametrize("probe", PROBES)
def test_hostile_content_reaches_nothing(probe: str, listener: Listener, secret: Path) -> None:
    port = listener.host.partition(":")[2]
    html = probe.format(host=listener.host, port=port, path=secret, file=secret.as_uri())
    document = f'<html lang="sv"><title>t</title><body>{html}</body></html>'
    try:
        pdf = pdf_from_html(document)
    except ForeignContentError as error:
        assert error.addresses
    else:
        assert not attachments(pdf)
        assert SECRET.encode() not in pdf
    assert listener.knocks == 0


def attachments(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(opened.attachments)


def test_a_symlink_out_of_the_packaged_files_is_refused(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "rum"
    room.mkdir()
    (room / "lank.css").symlink_to(secret)
    monkeypatch.setitem(assets.ROOTS, "rum", room)
    with pytest.raises(ForeignAddressError):
        packaged_file(f"{BASE}rum/lank.css")


def test_too_much_data_is_refused() -> None:
    fetcher = PackagedFetcher()
    with pytest.raises(FatalURLFetchingError):
        fetcher.fetch("data:image/png;base64," + "A" * 2_000_001)
    assert len(fetcher.refused) == 1


def test_a_text_in_a_document_cannot_bring_anything_in(listener: Listener) -> None:
    content = specimens.object_plan(purpose=f'<img alt="x" src="http://{listener.host}/a.png">')
    with pytest.raises(ForeignContentError):
        render_pdf(content)
    assert listener.knocks == 0


def test_an_ordinary_link_in_a_text_is_kept_and_not_followed(listener: Listener) -> None:
    content = specimens.object_plan(purpose=f'<p><a href="http://{listener.host}/">mer</a></p>')
    assert render_pdf(content).startswith(b"%PDF-1.7")
    assert listener.knocks == 0

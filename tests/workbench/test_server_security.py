"""Who may talk to the workbench, and what may be sent to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from helpers import projects
from helpers.tools import need_module
from helpers.workbench import HOST, ORIGIN, PORT, Workbench, place

need_module("flask")

from dragoman.workbench._security import CSRF_HEADER  # noqa: E402

GETS = [
    "/",
    "/translate/letter/fa",
    "/static/translate.js",
    "/edition/letter/fa",
    "/made/letter.en-fa.html",
    "/api/project",
    "/api/events",
    f"{place()}/rows",
    f"{place()}/row/0/help",
    "/export?document=letter&language=fa",
    "/api/changes?document=letter",
    "/nothing",
]
POSTS = [
    f"{place()}/row/0",
    f"{place()}/row/0/check",
    f"{place()}/review",
    "/api/update",
    "/api/build",
    "/api/import",
    "/nothing",
]
OTHER_HOSTS = ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", "localhost",
               f"127.0.0.1.evil.example:{PORT}", f"{HOST}.evil.example", "", f"evil@{HOST}",
               f"0.0.0.0:{PORT}", f"[::1]:{PORT}"]  # fmt: skip


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """For all tests: nothing of what they send is taken."""
    root = tmp_path_factory.mktemp("refused")
    projects.make(root, {"letter.txt": projects.TEXT})
    return Workbench(root)


@pytest.fixture
def open_bench(tmp_path: Path) -> Workbench:
    projects.make(tmp_path, {"letter.txt": projects.TEXT})
    return Workbench(tmp_path)


def read_files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("address", GETS)
@pytest.mark.parametrize("host", OTHER_HOSTS)
def test_a_page_of_another_name_gets_nothing(bench: Workbench, address: str, host: str) -> None:
    answer = bench.get(address, Host=host)
    assert answer.status_code == 403
    assert "Three words" not in answer.text


@pytest.mark.parametrize("address", GETS)
@pytest.mark.parametrize("cookie", [None, "", "x", "é", "\x7f" * 50])
def test_without_the_cookie_nothing_is_shown(
    bench: Workbench, address: str, cookie: str | None
) -> None:
    stranger = bench.make_client()
    headers = {"Host": HOST}
    if cookie is not None:
        headers["Cookie"] = f"{bench.secrets.cookie_name}={cookie}"
    for method in ("GET", "HEAD", "OPTIONS"):
        answer = stranger.open(bench.locate(address), method=method, headers=headers)
        assert answer.status_code == 403
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("token", ["", "x", "é", "%00", "%ff"])
def test_a_wrong_token_opens_nothing(bench: Workbench, token: str) -> None:
    stranger = bench.make_client()
    answer = stranger.get(f"/?token={token}", headers={"Host": HOST})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_the_token_opens_nothing_but_the_first_page(bench: Workbench) -> None:
    stranger = bench.make_client()
    token = bench.secrets.token
    for address in GETS[1:]:
        for tried in (address, bench.locate(address)):
            answer = stranger.get(f"{tried}?token={token}", headers={"Host": HOST})
            assert answer.status_code == 403
    assert stranger.get(f"/?token={token}", headers={"Host": "evil.example"}).status_code == 403
    answer = stranger.post(f"/?token={token}", headers={"Host": HOST, "Origin": ORIGIN})
    assert answer.status_code == 403


def test_the_cookie_is_of_this_server_and_no_script_or_other_page_has_it(bench: Workbench) -> None:
    """A browser sends cookies to all ports, but only to the folder that they are for: what is
    served at another port never gets it, and two projects do not end each other."""
    answer = bench.make_client().get(f"/?token={bench.secrets.token}", headers={"Host": HOST})
    assert (answer.status_code, answer.headers["Location"]) == (303, bench.locate("/"))
    name, *flags = re.split("; *", answer.headers["Set-Cookie"])
    assert name == f"dragoman={bench.secrets.cookie}"
    assert sorted(flags) == ["HttpOnly", f"Path={bench.locate('/')}", "SameSite=Strict"]
    secrets = bench.secrets
    known = {secrets.token, secrets.cookie, secrets.csrf, secrets.folder}
    assert len(known) == 4
    assert min(map(len, known)) >= 32
    page = bench.get("/")
    assert secrets.csrf in page.text
    assert secrets.token not in page.text
    assert secrets.cookie not in page.text


@pytest.mark.parametrize("address", POSTS)
@pytest.mark.parametrize(
    "wrong",
    [
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": f"https://{HOST}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": f"{ORIGIN}.evil.example"},
        {"Host": "evil.example"},
        {CSRF_HEADER: None},
        {CSRF_HEADER: ""},
        {CSRF_HEADER: "é"},
    ],
)
def test_nothing_is_changed_for_a_page_of_others(
    bench: Workbench, address: str, wrong: dict[str, str | None]
) -> None:
    before = read_files(bench.desk.root)
    answer = bench.post(address, {"document": "letter"}, headers=wrong)
    assert answer.status_code == 403
    assert read_files(bench.desk.root) == before


def test_neither_cookie_nor_token_stands_for_the_token_of_the_page(bench: Workbench) -> None:
    for known in (bench.secrets.cookie, bench.secrets.token):
        answer = bench.post("/api/update", {"document": "letter"}, headers={CSRF_HEADER: known})
        assert answer.status_code == 403


@pytest.mark.parametrize("address", [*GETS, "/?token=x", "/static/nothing", "/%00"])
def test_every_answer_keeps_a_page_from_loading_and_telling(bench: Workbench, address: str) -> None:
    for client in (bench.client, bench.make_client()):
        answer = client.get(bench.locate(address), headers={"Host": HOST})
        headers = answer.headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        policy = dict(
            part.split(None, 1) for part in headers["Content-Security-Policy"].split("; ")
        )
        assert policy["default-src"] == "'none'"
        assert policy["base-uri"] == "'none'"
        assert policy["frame-ancestors"] == "'self'"
        is_edition = address.startswith(("/edition", "/made"))
        for name in ("script-src", "connect-src", "frame-src", "form-action"):
            assert policy[name] == ("'none'" if is_edition else "'self'")
        assert policy["style-src"] == ("'unsafe-inline'" if is_edition else "'self'")
        assert "*" not in headers["Content-Security-Policy"]
        assert "http:" not in headers["Content-Security-Policy"]
        answer.close()


SECRET = "the secret of another folder"
TRICKS = ["..", "../{name}", "..%2f{name}", "%2e%2e%2f{name}", "..%5c{name}", "..\\{name}",
          "{path}", "/{path}", "%2f{path}", "x/../../{name}", "link.txt", "folder/{name}",
          ".%00./{name}",
          "{name}%00.html", "C:%5c{name}", "file:%2f%2f{path}", "....//{name}"]  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_no_address_leads_out_of_the_folders(open_bench: Workbench, trick: str) -> None:
    root = open_bench.desk.root
    secret = root / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    build = open_bench.project.build_folder
    build.mkdir(exist_ok=True)
    (build / "link.txt").symlink_to(secret)
    (build / "folder").symlink_to(root)
    trick = trick.format(name="secret.txt", path=str(secret).lstrip("/"))
    ways = ["/made/{}", "/static/{}", "/edition/{}/fa", "/edition/letter/{}", "/translate/{}/fa",
            "/api/document/{}/fa/rows", "/api/document/letter/{}/rows", "/translate/letter/{}",
            "/export?document={}&language=fa", "/export?document=letter&language={}",
            "/export?document=letter&language=fa&to={}", "/api/changes?document={}",
            f"{place()}/row/{{}}/help", "/{}"]  # fmt: skip
    for way in ways:
        answer = open_bench.get(way.format(trick))
        assert answer.status_code in (308, 400, 404, 409), way
        if answer.status_code == 308:  # to the same address without the second slash
            assert answer.headers["Location"].startswith(f"{ORIGIN}{open_bench.locate('/')}")
            answer = open_bench.client.get(answer.headers["Location"], headers={"Host": HOST})
            assert answer.status_code == 404
        assert SECRET not in answer.text
        assert str(root) not in answer.text


def test_what_is_too_long_is_refused(bench: Workbench) -> None:
    row = bench.rows()[0]
    before = read_files(bench.desk.root)
    sent = {"digest": row["digest"], "translation": "x" * 10_000_000, "mark": "translated"}
    for address in ("", "/check"):
        answer = bench.post(f"{place()}/row/{row['key']}{address}", sent)
        assert answer.status_code == 413
        assert answer.json["error"] == "this text is too long: 1 MB is the most"
    assert read_files(bench.desk.root) == before


def test_a_file_that_is_too_large_is_refused(
    open_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_bench.app.config["MAX_CONTENT_LENGTH"] = 2_000_000
    form = "multipart/form-data; boundary=x"
    answer = open_bench.post("/api/import", None, data=b"x" * 3_000_000, content_type=form)
    assert answer.status_code == 413
    assert "64 MB" in answer.json["error"]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b'"x"', b"\xff", b"{}", b'{"digests": 5, "approve": true}',
        b'{"digests": {"x": []}, "approve": true}', b'{"digests": {}, "approve": 1}',
        b'{"digests": {}, "approve": true, "who": 3}', b'{"document": null}', b'{"document": []}',
        b'{"translation": 5, "digest": "", "mark": "keep"}',
        b'{"translation": "", "digest": null, "mark": "keep"}',
        b'{"translation": "", "digest": "", "mark": "perfect"}',
        b'{"translation": "\\ud800", "digest": "", "mark": "keep", "number": "x"}',
        b'[' * 100_000,
    ],
)  # fmt: skip
def test_what_no_page_sends_is_refused_in_a_sentence(
    bench: Workbench, body: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    key = bench.rows()[0]["key"]
    before = read_files(bench.desk.root)
    for address in (f"{place()}/row/{key}", f"{place()}/row/{key}/check", f"{place()}/review",
                    "/api/update", "/api/import"):  # fmt: skip
        answer = bench.post(address, None, data=body, content_type="application/json")
        if not (address.endswith("/check") and b'"translation": ""' in body):
            assert answer.status_code in (400, 404, 415), (address, answer.text)
            assert answer.json["error"]
    assert read_files(bench.desk.root) == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("query", ["from=x", "count=x", "numbers=x", "from=" + "9" * 5000])
def test_a_number_that_is_none_is_refused(bench: Workbench, query: str) -> None:
    assert bench.get(f"{place()}/rows?{query}").status_code == 400


EVIL = (
    '<script>alert(1)</script><img src=x onerror=alert(1)>" onclick="x\' \x00\x1b[31m\u202e{{7*7}}'
)


def test_a_script_in_every_field_stays_a_text(open_bench: Workbench) -> None:
    row = open_bench.rows()[1]
    for mark in ("translated", "fuzzy", "reviewed", "keep"):
        saved = open_bench.save(open_bench.rows()[1], EVIL + mark, mark)
        assert "<script" not in saved["preview"]
        assert "<img" not in saved["preview"]
        assert "\x1b" not in saved["row"]["translation"]
        assert "\x00" not in saved["row"]["translation"]
    answer = open_bench.post(f"{place()}/row/{row['key']}/check", {"translation": EVIL})
    assert "<script" not in answer.json["preview"]
    page = open_bench.get("/edition/letter/fa").text
    assert "alert(1)" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "49" not in page
    for address in ("translate/letter/{}", "translate/{}/fa", "?interface={}", "{}"):
        answer = open_bench.get(f"/{address}".format("%3Cscript%3Ealert(1)%3C/script%3E"))
        assert "<script>alert" not in answer.text
    quoted = json.dumps(EVIL)
    assert open_bench.get("/api/project").mimetype == "application/json"
    assert quoted not in open_bench.get("/").text


def test_a_reviewer_s_name_is_one_short_line(open_bench: Workbench) -> None:
    row = open_bench.save(open_bench.rows()[1], "سه واژه اینجاست.")["row"]
    path = open_bench.project.catalog("letter", "fa")
    before = path.read_bytes()
    sent = {"digests": {row["key"]: row["digest"]}, "approve": True, "who": "x" * 100}
    answer = open_bench.post(f"{place()}/review", sent)
    assert answer.status_code == 409
    assert path.read_bytes() == before
    open_bench.review(row, who='A\nmsgid "evil"')
    assert path.read_text("utf-8").count('msgid "evil"') == 1
    assert '\nmsgid "evil"' not in path.read_text("utf-8")

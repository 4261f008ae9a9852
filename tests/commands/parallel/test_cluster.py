"""Work on a cluster: a real one, of processes on this machine."""

from __future__ import annotations

import logging
import os
import pickle
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.commands._parallel import cluster as cluster_module
from dragoman.commands._parallel import parcels as parcels_module
from dragoman.commands._parallel.parcels import Packer, pack_shared
from dragoman.commands._parallel.work import Work, describe_nothing
from dragoman.commands._parallel.workers import AGAIN, Workers, find_cluster, run_jobs
from dragoman.errors import DragomanError, ProjectError
from dragoman.project import Project
from helpers import projects
from helpers.clusters import start_cluster
from helpers.command_line import run
from helpers.tools import need_module

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # of sockets of Dask
    pytest.mark.xdist_group("cluster"),
]
DOCUMENTS = {f"{name}.txt": f"Text {name}.\n" for name in "abcdefgh"}


@pytest.fixture(scope="module", autouse=True)
def _need_dask() -> None:
    """Load it for these tests only: no other worker of the suite needs its half a second."""
    need_module("distributed")


@pytest.fixture(scope="module")
def started() -> Iterator[str]:
    with start_cluster() as address:
        yield address


@pytest.fixture
def cluster(started: str) -> Workers:
    """The cluster of all tests that kill none of its workers."""
    return Workers(cluster=find_cluster(started))


@pytest.fixture
def own_cluster() -> Iterator[Workers]:
    """A cluster for one test that kills workers: Dask may need minutes to replace one."""
    with start_cluster() as address:
        yield Workers(cluster=find_cluster(address))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return projects.make(tmp_path, DOCUMENTS, "fa")


def make_task(project: Project, work: object) -> Work[str, object]:
    return Work(
        work,  # type: ignore[arg-type]
        name=str,
        list_inputs=lambda name: project.list_files(name, ["fa"]),
        speed=1,
    )


def look_around(project: Project, document: str) -> tuple[list[str], str, str]:
    """Return all files that are in the folder of a project, and what is said of a document."""
    there = [str(p.relative_to(project.root)) for p in project.root.rglob("*") if p.is_file()]
    shown = project.show(project.documents[document])
    return sorted(there), shown, project.read_document(document).units[0].text


def test_a_worker_sees_the_files_of_its_job_and_no_others(
    project: Project, cluster: Workers
) -> None:
    jobs = tuple(project.documents)
    done = list(run_jobs(project, make_task(project, look_around), jobs, cluster))
    assert done == [
        (
            [
                *sorted((f"locale/{name}.pot", f"locale/fa/LC_MESSAGES/{name}.po")),
                f"source/{name}.txt",
            ],
            f"source/{name}.txt",
            f"Text {name}.",
        )
        for name in jobs
    ]


def test_nothing_that_travels_names_this_machine(project: Project) -> None:
    """No path that is not one of the project, no user, no host."""
    job = next(iter(project.documents))
    task = make_task(project, look_around)
    shared = pack_shared(project, task.function, describe_nothing, [project.root / "dragoman.toml"])
    sent = pickle.dumps((shared, Packer(project, shared).pack(job, task.list_inputs(job))))
    for word in (str(project.root), str(Path.home()), socket.gethostname()):
        assert word.encode() not in sent


WORKING = (
    *("extract", "update", "check -q", "status -q", "export -t csv", "render -t html,source"),
    "build -q",
)


@pytest.mark.parametrize("command", WORKING)
def test_nothing_that_a_command_sends_names_this_machine(
    command: str, project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No folder of this machine, no user and no host, also where the settings name a memory."""
    projects.translate(project, "b", "fa")
    (tmp_path / "memory").mkdir()
    (tmp_path / "memory/old.po").write_bytes(project.catalog("b", "fa").read_bytes())
    with (project.root / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('memory.files = ["memory/*.po"]\nword-list = true\n')
    (project.root / "glossary.csv").write_text("term,language,translation\nText,fa,متن\n", "utf-8")
    (project.root / "source/a.txt").write_text("Text a.\n\nNew text.\n", encoding="utf-8")
    sent: list[bytes] = []

    def keep(_client: object, shared: object, parcels: Iterator[object]) -> Iterator[object]:
        sent.append(pickle.dumps(shared))
        for parcel in parcels:
            sent.append(pickle.dumps(parcel))
            yield ProjectError("do it yourself")

    client = SimpleNamespace(nthreads=dict)
    monkeypatch.setattr(cluster_module, "_connect", lambda _: nullcontext(client))
    monkeypatch.setattr(cluster_module, "_do_all", keep)
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    run(*command.split(), "--executor", "dask://192.0.2.1:8786")
    assert len(sent) > len(DOCUMENTS)
    for word in (str(project.root), str(tmp_path), str(Path.home()), socket.gethostname()):
        assert not [each for each in sent if word.encode() in each]


def end_first(project: Project, document: str, *, place: str) -> str:
    """End the worker from outside where nobody has before."""
    if document == "c" and not os.path.exists(place):  # noqa: PTH110
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return project.read_document(document).units[0].text


def test_what_a_killed_worker_did_is_done_again_and_told(
    project: Project, own_cluster: Workers, tmp_path: Path
) -> None:
    task = make_task(project, partial(end_first, place=str(tmp_path / "killed")))
    with pytest.warns(match="a worker of the cluster is gone") as told:
        done = list(run_jobs(project, task, tuple(project.documents), own_cluster))
    assert done == [text.strip() for text in DOCUMENTS.values()]
    assert len(told) == 1


def test_dask_says_nothing_beside_it(
    project: Project, own_cluster: Workers, tmp_path: Path
) -> None:
    for name in ("distributed", "distributed.client"):  # as in the process of a user
        logging.getLogger(name).setLevel(logging.WARNING)
    task = make_task(project, partial(end_first, place=str(tmp_path / "killed")))
    with pytest.warns(match="is gone"):
        list(run_jobs(project, task, tuple(project.documents), own_cluster))
    for name in ("distributed.client", "distributed.core"):
        assert not logging.getLogger(name).isEnabledFor(logging.ERROR)


def test_all_workers_may_be_killed_at_once(project: Project, tmp_path: Path) -> None:
    """What the jobs share is lost with them; it is sent again."""
    with start_cluster(workers=1) as address, pytest.warns(match="is gone"):
        task = make_task(project, partial(end_first, place=str(tmp_path / "killed")))
        workers = Workers(cluster=find_cluster(address))
        done = list(run_jobs(project, task, tuple(project.documents), workers))
    assert done == [text.strip() for text in DOCUMENTS.values()]


def end_always(project: Project, document: str) -> str:
    if document == "c":
        os.kill(os.getpid(), signal.SIGKILL)
    return document


def test_a_job_that_kills_each_worker_is_an_error_and_the_others_are_done(
    project: Project, own_cluster: Workers
) -> None:
    task = make_task(project, end_always)
    with pytest.warns(match="is gone|done again"):
        done = list(run_jobs(project, task, tuple(project.documents), own_cluster))
    assert [str(each) for each in done if not isinstance(each, str)] == [f"c: {AGAIN}"]
    assert [each for each in done if isinstance(each, str)] == list("abdefgh")


def test_a_mistake_is_told_with_the_paths_of_the_caller(project: Project, cluster: Workers) -> None:
    (project.root / "source/b.txt").write_bytes(b"\xff\xfe\xff")
    jobs = tuple(project.documents)
    done = list(run_jobs(project, make_task(project, look_around), jobs, cluster))
    (error,) = (each for each in done if isinstance(each, DragomanError))
    with pytest.raises(DragomanError) as caught:
        project.read_document("b")
    assert str(error) == str(caught.value)


def test_a_link_out_of_the_project_is_not_followed(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("other") / "secret.po"
    secret.write_text("Secret.", encoding="utf-8")
    path = project.root / "locale/fa/LC_MESSAGES/b.po"
    path.unlink()
    path.symlink_to(secret)
    shared = pack_shared(project, look_around, describe_nothing, ())
    with pytest.raises(DragomanError, match="leads out of the project"):
        Packer(project, shared).pack("b", project.list_files("b", ["fa"]))


def test_a_machine_on_which_results_might_differ_is_refused(
    project: Project, cluster: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels_module, "describe_surroundings", lambda: {"babel": "0.1"})
    results = run_jobs(project, make_task(project, look_around), tuple(project.documents), cluster)
    with pytest.raises(ProjectError, match=r"babel is 0\.1 here and .* there"):
        list(results)


def test_a_cluster_that_does_not_answer_is_one_sentence(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_PATIENCE", 1)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        workers = Workers(cluster=f"tcp://127.0.0.1:{other.getsockname()[1]}")
        with pytest.raises(ProjectError, match="the cluster does not answer"):
            list(run_jobs(project, make_task(project, look_around), ["a", "b"], workers))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(b"", "TimeoutError"), (b"HTTP/1.1 400 Bad Request\r\n\r\n", "it is not a scheduler")],
)
def test_something_else_that_answers_is_one_sentence(
    project: Project, answer: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the web page of a scheduler does, which has another port."""
    monkeypatch.setattr(cluster_module, "_PATIENCE", 1)

    def take() -> None:
        with suppress(OSError):  # the end of the test
            while True:
                taken.append(other.accept()[0])
                taken[-1].sendall(answer)

    taken: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as other:
        threading.Thread(target=take, daemon=True).start()
        workers = Workers(cluster=f"tcp://127.0.0.1:{other.getsockname()[1]}")
        with pytest.raises(ProjectError, match=f"the cluster does not answer: {reason}"):
            list(run_jobs(project, make_task(project, look_around), ["a", "b"], workers))
        other.shutdown(socket.SHUT_RDWR)
    for each in taken:
        each.close()
    assert taken


def test_a_cluster_without_workers_is_one_sentence(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "_PATIENCE", 1)
    with start_cluster(workers=0) as address:
        workers = Workers(cluster=find_cluster(address))
        with pytest.raises(ProjectError, match="the cluster has no worker"):
            list(run_jobs(project, make_task(project, look_around), ["a", "b"], workers))


def test_without_dask_the_sentence_says_what_to_install(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "distributed", None)
    workers = Workers(cluster="tcp://127.0.0.1:1")
    with pytest.raises(DragomanError, match="pip install dask distributed"):
        list(run_jobs(project, make_task(project, look_around), ["a", "b"], workers))

"""Which sources are no longer what was counted: the counts are those of the templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dragoman import __version__, sources
from dragoman.commands._caches.count_cache import FREE, CountCache, make_count_key
from dragoman.commands._caches.digests import digest_bytes, make_content_key
from dragoman.commands._caches.versions import digest_modules
from dragoman.errors import CatalogError, DragomanError
from dragoman.project import Project

NEW = "new"
"""The source has no template yet."""
CHANGED = "changed"
"""The source would give another template."""
UNREADABLE = "unreadable"
"""Nobody can say what the source would give."""


class ChangedSource(NamedTuple):
    """A document whose counts are not those of its source."""

    document: str
    kind: str
    """``NEW``, ``CHANGED`` or ``UNREADABLE``."""
    problem: DragomanError | None = None
    """Why the source, or its template, cannot be read."""


def list_changed_sources(
    project: Project, documents: Iterable[str], cache: CountCache | None = None
) -> Iterator[ChangedSource]:
    """Yield the documents whose sources would give other messages today than their templates have.

    That is said of every format alike. The answer for the same bytes and settings is in the
    cache, so that a source is parsed once; what changes no message, as an empty line more, is no
    change. A template that cannot be read is changed: ``update`` writes it again.
    """
    cache = cache or CountCache(project.root)
    find = lru_cache(find_reader)
    for document in documents:
        if document in cache.ahead:
            yield from cache.ahead[document].changed
            continue
        try:
            template = project.read_template_bytes(document)
            if template is None:
                project.read_document(document)
                yield ChangedSource(document, NEW)
                continue
            reader = find(project.documents[document].suffix)
            if not _gives_template(project, document, template, reader, cache):
                yield ChangedSource(document, CHANGED)
        except DragomanError as error:
            yield ChangedSource(document, UNREADABLE, error)
    cache.save()


def _gives_template(
    project: Project, document: str, template: bytes, reader: Reader, cache: CountCache
) -> bool:
    """Return whether a source still has the messages of its template, in the same order.

    The key of the answer is all that it depends on: both files, the settings that say how a
    source is read, and the version of what reads it.
    """
    data = project.read_source(document)
    digest = digest_bytes(template)
    key = _make_key(project, reader, digest_bytes(data), digest)
    known = cache.get(key, len(data) + len(template) if reader.is_fast else FREE + 1)
    if known not in ([0], [1]):
        known = [int(_have_same_messages(project, document, (data, template), cache))]
        cache.put(key, known)
    return known == [1]


def _have_same_messages(
    project: Project, document: str, files: tuple[bytes, bytes], cache: CountCache
) -> bool:
    """Return whether a source gives the messages of a template, in its order.

    ``files`` are their bytes. The template is counted, too, where ``status`` asks for it next.
    """
    from dragoman.catalogs.counting import tally_messages
    from dragoman.catalogs.template import list_keys
    from dragoman.po.decoding import decode
    from dragoman.po.live import read_live

    source, template = files
    now = list_keys(project.read_document(document, source))
    name = project.show(project.template(document))
    try:
        messages = read_live(decode(template, name).text, name)
    except CatalogError:
        return False
    if cache.found is not None and cache.is_counting:
        cache.put_tally(make_count_key("", digest_bytes(template)), tally_messages(messages))
    return now == list(messages.keys)


def _make_key(project: Project, reader: Reader, source: bytes, template: bytes) -> str:
    """Return the key of an answer, from the digests of a source and of a template."""
    return make_content_key(b"gives", reader.version, _list_options(project), source, template)


def _list_options(project: Project) -> bytes:
    """Return the settings that say how a source is read."""
    own = project.settings
    said = own.encoding, own.code, own.text.paragraphs, own.markdown.front_matter
    return repr(said).encode()


def digest_reading(project: Project, document: str, source: bytes, reader: Reader) -> str:
    """Return the digest of all that a document depends on which is read from a source."""
    suffix = project.documents[document].suffix
    name = f"{document} {suffix}".encode()
    return make_content_key(b"read", reader.version, _list_options(project), name, source)


def remember_templates(project: Project, templates: Mapping[str, tuple[bytes, bytes]]) -> None:
    """Put into the cache that sources give the templates that were made from them.

    ``templates`` are the digests of the source and of the template, by document. So
    ``status`` need not parse a source that ``update`` has parsed. Sources that are read fast are
    left out.
    """
    cache = CountCache(project.root)
    find = lru_cache(find_reader)
    for document, (source, template) in templates.items():
        reader = find(project.documents[document].suffix)
        if not reader.is_fast:
            key = _make_key(project, reader, source, template)
            if cache.get(key, FREE + 1) != [1]:
                cache.put(key, [1])
    cache.save()


class Reader(NamedTuple):
    """What reads the sources of a suffix."""

    version: bytes
    """Other code that reads them has another version."""
    is_fast: bool
    """Whether a source is read faster than the cache is opened."""


def find_reader(suffix: str) -> Reader:
    """Return the reader of a suffix; its version is that of the format's own modules.

    So the answers of a format of another distribution, too, are forgotten when it is upgraded.
    """
    module: object = sources.find_source(suffix)
    name = str(getattr(module, "__name__", suffix))
    version = make_content_key(__version__.encode(), name.encode(), digest_modules(module))
    return Reader(version.encode(), bool(getattr(module, "IS_FAST", False)))

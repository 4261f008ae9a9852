"""The languages that the settings name, by their codes: settings may say "Persian" or "pes"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.credits import Credits
from dragoman.errors import quote
from dragoman.languages.naming import find_language, is_plain_code, shorten_code, suggest_language
from dragoman.settings._places import SettingsPlace

if TYPE_CHECKING:
    from dragoman.settings import CheckSettings, Settings

T = TypeVar("T")
HasCatalogs = Callable[[str], bool]
"""Whether the project has catalogues in a folder of this name, which must keep it."""


def name_by_code(settings: Settings, place: SettingsPlace, has_catalogs: HasCatalogs) -> Settings:
    """Return the settings with each language by its code, in the form of gettext.

    Codes of two letters are taken as they are, so that most projects do not load the data of
    languages here. Raises ProjectError with the line for what is not a language.
    """

    def resolve(key: str, name: str) -> str:
        found = find_code(name, has_catalogs)
        if found is None:
            raise place.error(key, f"unknown language {quote(name)}{suggest_language(name)}", name)
        return found

    def resolve_keys(key: str, table: Mapping[str, T]) -> Mapping[str, T]:
        by_code: dict[str, T] = {}
        for name, value in table.items():
            code = resolve(f"{key}.{name}", name)
            if code in by_code:
                sentence = f"the language {quote(code)} is in {key} twice; remove one of them"
                raise place.error(f"{key}.{name}", sentence)
            by_code[code] = value
        return by_code

    check, fonts = settings.check, settings.fonts
    named = settings._replace(
        source_language=resolve("source-language", settings.source_language),
        languages=tuple(resolve("languages", name) for name in settings.languages),
        editions=tuple(_resolve_edition(text, has_catalogs) for text in settings.editions),
        digits=resolve_keys("digits", settings.digits),
        pivot={
            code: resolve(f"pivot.{code}", name)
            for code, name in resolve_keys("pivot", settings.pivot).items()
        },
        fonts=fonts._replace(families=resolve_keys("fonts.families", fonts.families)),
        check=_name_check_by_code(check, resolve_keys),
    )
    return _name_credits_by_code(named, resolve_keys)


def _name_check_by_code(
    check: CheckSettings, resolve_keys: Callable[[str, Mapping[str, Any]], Mapping[str, Any]]
) -> CheckSettings:
    """Return ``[check]`` with the codes of the languages in its tables."""
    return check._replace(
        quotes=resolve_keys("check.quotes", check.quotes),
        require=resolve_keys("check.require", check.require),
        max_unmodified=resolve_keys("check.max-unmodified", check.max_unmodified),
    )


def _name_credits_by_code(
    settings: Settings, resolve_keys: Callable[[str, Mapping[str, str]], Mapping[str, str]]
) -> Settings:
    """Return the settings with the texts of credits by the codes of the languages."""

    def resolve(key: str, own: Credits) -> Credits:
        resolved: dict[str, Any] = {
            name: said if isinstance(said, str) else resolve_keys(f"{key}.{name}", said)
            for name, said in own._asdict().items()
        }
        return Credits(**resolved)

    documents = {
        pattern: resolve(f"documents.{pattern}", own) for pattern, own in settings.documents.items()
    }
    return settings._replace(edition=resolve("edition", settings.edition), documents=documents)


def find_code(name: str, has_catalogs: HasCatalogs) -> str | None:
    """Return the code of a language that somebody names; None for what is not a language."""
    if is_plain_code(name) or (is_language(name) and has_catalogs(name)):
        return name
    found = find_language(name)
    if found is None or found.lower() == name.replace("-", "_").lower() or has_catalogs(found):
        return found
    return shorten_code(found)


def is_language(code: str) -> bool:
    """Return whether a code has the form of gettext's codes of languages: ``fa``, ``pt_BR``."""
    return re.fullmatch(r"[A-Za-z]{2,3}(_[A-Za-z0-9]+)*", code) is not None


def _resolve_edition(text: str, has_catalogs: HasCatalogs) -> str:
    """Return the columns of an edition by their codes; what is not a language stays as it is."""
    names = [name.strip() for name in text.split(",")]
    codes = [find_code(name, has_catalogs) or name for name in names]
    return text if codes == names else ",".join(codes)

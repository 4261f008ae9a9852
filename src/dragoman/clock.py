"""The time that is written into files: the clock's, or SOURCE_DATE_EPOCH's where that is set.

See https://reproducible-builds.org/specs/source-date-epoch/. All times are UTC, because a time
zone would show where somebody works.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from dragoman.errors import ProjectError, quote

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable that says what time it is."""
_LAST_SECOND = 253402300799
"""The end of the year 9999, the last year that ``datetime`` knows."""


def source_date_epoch() -> int | None:
    """Return the seconds since 1970 that SOURCE_DATE_EPOCH gives, or None where it is not set.

    Raises ProjectError for a value that is not a number of seconds before the year 10000.
    """
    value = os.environ.get(EPOCH, "")
    if not value:
        return None
    if not re.fullmatch(r"[0-9]{1,12}", value) or int(value) > _LAST_SECOND:
        raise ProjectError(
            f"{quote(value)} is not a time; give the seconds since 1970, as 1482451200",
            EPOCH,
        )
    return int(value)


def now() -> datetime:
    """Return the time in UTC. Raises ProjectError as ``source_date_epoch`` does."""
    epoch = source_date_epoch()
    return datetime.now(UTC) if epoch is None else datetime.fromtimestamp(epoch, UTC)

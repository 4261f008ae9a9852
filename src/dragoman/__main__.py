"""The program, as ``dragoman`` and as ``python -m dragoman``."""

import gc

# Commands make many objects and few cycles. To search for cycles often takes a fifth of the time,
# already while modules are imported.
gc.set_threshold(200_000, 50, 1000)

from dragoman.cli import main  # noqa: E402 - the threshold comes first

if __name__ == "__main__":
    main()

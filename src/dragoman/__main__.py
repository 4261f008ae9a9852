"""The program, as ``dragoman`` and as ``python -m dragoman``."""

import gc

# Commands make many objects and few cycles: to look for these often is a fifth of the time, and
# what is imported is made of objects too.
gc.set_threshold(200_000, 50, 1000)

from dragoman.cli import main  # noqa: E402 - the threshold comes first

if __name__ == "__main__":
    main()

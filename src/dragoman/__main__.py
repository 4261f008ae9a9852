"""The program, as ``dragoman`` and as ``python -m dragoman``."""

import gc

# Commands make many objects and few cycles. To search for cycles often takes a fifth of the time,
# already while modules are imported.
gc.set_threshold(200_000, 50, 1000)

from dragoman.interrupts import end_silently_at_interrupts  # noqa: E402 - the threshold is first

end_silently_at_interrupts()

from dragoman.cli import main  # noqa: E402 - Control-C while this is imported shows no trace

if __name__ == "__main__":
    main()

"""The program, as ``dragoman`` and as ``python -m dragoman``."""

import gc
import signal

# Commands make many objects and few cycles. To search for cycles often takes a fifth of the time,
# already while modules are imported.
gc.set_threshold(200_000, 50, 1000)

# Until main() begins there is nothing to tidy up: Control-C ends the program at once.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from dragoman.cli import main  # noqa: E402 - both come first

if __name__ == "__main__":
    main()

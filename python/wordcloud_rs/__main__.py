"""The command ``wordcloud``: the same as that of the Rust program."""

import signal
import sys

from ._native import command


def main() -> None:
    """Runs the command with the arguments of this process, and ends it with its code."""
    # Ctrl+C and a closed pipe end the command as they end any other.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(command(["wordcloud", *sys.argv[1:]]))


if __name__ == "__main__":
    main()

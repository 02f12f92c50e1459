"""The command ``wordcloud_cli``, also as ``python -m wordcloud_rs.compat``."""

import sys

from .wordcloud_cli import main as wordcloud_cli_main
from .wordcloud_cli import parse_args as wordcloud_cli_parse_args


def main():
    """Runs the command with the arguments of this process."""
    wordcloud_cli_main(*wordcloud_cli_parse_args(sys.argv[1:]))


if __name__ == "__main__":
    main()

"""``python -m mnistgui`` is the console script."""

import sys

from mnistgui.cli import main

if __name__ == "__main__":
    sys.exit(main())

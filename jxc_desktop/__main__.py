"""`python -m jxc_desktop` is the same door as the installed command."""

import sys

from jxc_desktop.main import main

if __name__ == "__main__":
    sys.exit(main())

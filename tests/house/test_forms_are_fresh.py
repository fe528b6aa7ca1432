"""The committed forms are what uic makes of the Designer files today."""

import sys

import dev


def test_no_form_differs_from_a_fresh_run() -> None:
    assert dev.stale_forms(sys.executable) == []

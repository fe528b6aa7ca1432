"""Holds a loaded shop against the control figures that an independent program made of the same stream."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from benchmarks.stream import Source, is_taken, rows, scaled
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.ledger import Route
from jxc_desktop.ledger.reading import moved_by_month
from jxc_desktop.sales.tables import sales_month

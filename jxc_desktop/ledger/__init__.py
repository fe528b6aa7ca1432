"""The cellar: the stock book and the journal, costing, balances and the proof; the only writer of both books."""

from jxc_desktop.ledger.chart import Account
from jxc_desktop.ledger.costing import Issue, IssueAt, Move, Negative, Receipt, Route, cost
from jxc_desktop.ledger.posting import Line, credit, debit, mirror, post, variance_lines
from jxc_desktop.ledger.proof import Finding, prove

__all__ = [
    "Account",
    "Finding",
    "Issue",
    "IssueAt",
    "Line",
    "Move",
    "Negative",
    "Receipt",
    "Route",
    "cost",
    "credit",
    "debit",
    "mirror",
    "post",
    "prove",
    "variance_lines",
]

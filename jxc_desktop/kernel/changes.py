"""What a use case changed, so that pages know whether they are stale."""

from enum import StrEnum


class Topic(StrEnum):
    """One part of the shop that pages watch."""

    BOOKS = "books"
    CUSTOMERS = "customers"
    FUNDS = "funds"
    ITEMS = "items"
    LABELS = "labels"
    PURCHASES = "purchases"
    SALES = "sales"
    SETTINGS = "settings"
    SHIFTS = "shifts"
    STOCK = "stock"
    SUPPLIERS = "suppliers"
    USERS = "users"


Changes = frozenset[Topic]

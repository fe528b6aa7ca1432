"""The user's fault, which is spoken to him, and our fault, which stops the action."""


class Refused(Exception):
    """Something the user asked for cannot be done; `key` names the sentence that says why and the way out.

    `facts` are the values put into the sentence. Nothing has been changed when it is raised out of a use case.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.key} {self.facts}" if self.facts else self.key


class Broken(RuntimeError):
    """An invariant of ours does not hold: the transaction rolls back, is logged and the action stops."""

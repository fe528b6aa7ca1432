"""What the shop can do at its door it can do in its window: every verb is asked for by some page."""

import ast

from jxc_desktop.door.verbs import VERBS
from tests.house import sources

# The page tries a list first and then sends what it has read: `import_tried`.
ASKED_OTHERWISE = {"exchange.import_goods"}


def test_every_verb_is_asked_for_by_the_window() -> None:
    desktop = sources.PACKAGE / "desktop"
    used = {
        node.id
        for file, tree in sources.trees().items()
        if desktop in file.parents
        for node in ast.walk(tree)
        if isinstance(node, ast.Name)
    }
    assert {verb.name for verb in VERBS if verb.name.rpartition(".")[2] not in used} <= ASKED_OTHERWISE

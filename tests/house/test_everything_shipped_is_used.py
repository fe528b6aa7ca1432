"""What is shipped is used: icons, sounds, forms and sentences that nothing asks for have left the house."""

import re

from tests.house import sources

RESOURCES = sources.ROOT / "resources"


def test_every_icon_is_drawn_somewhere() -> None:
    style = (RESOURCES / "styles" / "shop.qss").read_text(encoding="utf-8")
    drawn = sources.all_texts() | set(re.findall(r"\{icon ([a-z0-9-]+) ", style)) | {"app"}
    assert {icon.stem for icon in (RESOURCES / "icons").glob("*.svg")} <= drawn


def test_every_sound_is_played_somewhere() -> None:
    assert {sound.stem for sound in (RESOURCES / "sounds").iterdir()} <= sources.all_texts()


def test_every_form_is_shown_by_a_page() -> None:
    imported = {
        name for file in sources.trees() for name in re.findall(r"\bui_(\w+) import", file.read_text(encoding="utf-8"))
    }
    assert {form.stem for form in (sources.ROOT / "ui").glob("*.ui")} == imported


def test_no_sentence_is_translated_that_nobody_says() -> None:
    """A member of an enum is spoken with spaces for its underscores: "see_cost" is "see cost"."""
    said = sources.all_texts() | {call.text for call in sources.form_texts()}
    unsaid = {text for text in sources.words("zh_CN") if text not in said and text.replace(" ", "_") not in said}
    assert unsaid == set()

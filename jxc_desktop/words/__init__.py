"""The two languages of the program: every sentence a person sees goes through here."""

from jxc_desktop.words.speech import LANGUAGES, language, mark, say_refusal, speak, tr, word_for

__all__ = ["LANGUAGES", "language", "mark", "say_refusal", "speak", "tr", "word_for"]

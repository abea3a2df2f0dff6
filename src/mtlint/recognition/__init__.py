"""Which language a text is in."""

from mtlint.recognition.recognise import Guess, recognise

__all__ = ["Guess", "recognise"]

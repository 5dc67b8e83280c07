"""What holds for any text, whatever its format: normal form, markers that are no words, sentences. No formats, no domain words."""

from bilat.text.markers import find_markers
from bilat.text.normal import clean_newlines, fold
from bilat.text.sentences import find_sentences

__all__ = ["clean_newlines", "find_markers", "find_sentences", "fold"]

"""What a compared paper says of pictures, in the paper's language."""

from enum import Enum, auto


class PictureChange(Enum):
    """What became of a picture."""

    ADDED = auto()
    REMOVED = auto()
    REPLACED = auto()
    MARKED = auto()


_ENGLISH = {
    PictureChange.ADDED: "{name}: this picture was added.",
    PictureChange.REMOVED: "{name}: this picture was removed.",
    PictureChange.REPLACED: "{name}: the picture was replaced.",
    PictureChange.MARKED: "{name}: what is drawn on the picture was changed.",
}
#: Sentences in the languages in which papers are printed.
_SAID = {
    "en": _ENGLISH,
    "de": {
        PictureChange.ADDED: "{name}: Dieses Bild ist neu.",
        PictureChange.REMOVED: "{name}: Dieses Bild wurde entfernt.",
        PictureChange.REPLACED: "{name}: Das Bild wurde ersetzt.",
        PictureChange.MARKED: "{name}: Die Zeichen auf dem Bild wurden geändert.",
    },
    "fr": {
        PictureChange.ADDED: "{name}\u00a0: cette image a été ajoutée.",
        PictureChange.REMOVED: "{name}\u00a0: cette image a été retirée.",
        PictureChange.REPLACED: "{name}\u00a0: l’image a été remplacée.",
        PictureChange.MARKED: "{name}\u00a0: les repères sur l’image ont été modifiés.",
    },
    "es": {
        PictureChange.ADDED: "{name}: se añadió esta imagen.",
        PictureChange.REMOVED: "{name}: se retiró esta imagen.",
        PictureChange.REPLACED: "{name}: se sustituyó la imagen.",
        PictureChange.MARKED: "{name}: se modificaron las marcas de la imagen.",
    },
}


def said(change: PictureChange, name: str, language: str) -> str:
    """Returns a sentence on the picture of this name; English where we have no other."""
    return _SAID.get(language.split("-", maxsplit=1)[0], _ENGLISH)[change].format(name=name)

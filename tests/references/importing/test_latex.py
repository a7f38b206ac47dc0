import pytest

from casereports.references.importing.latex import to_text, verbatim


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"M\"{u}ller", "Müller"),
        (r"M\"uller", "Müller"),
        (r"{\'E}tienne", "Étienne"),
        (r"Garc{\'\i}a", "García"),
        (r"\v{S}{\o}r{\aa}", "Šørå"),
        (r"Stra{\ss}e", "Straße"),
        (r"{\L}\'od\'z", "Łódź"),
        (r"\c{C}a\u{g}lar", "Çağlar"),
        (r"{DNA} and {MRI}", "DNA and MRI"),
        (r"\textit{E. coli} \emph{in vitro}", "<i>E. coli</i> <i>in vitro</i>"),
        (r"\textbf{\textit{both}}", "<b><i>both</i></b>"),
        (r"{$^{18}$F}-FDG", "<sup>18</sup>F-FDG"),
        (r"\textsuperscript{99m}Tc", "<sup>99m</sup>Tc"),
        (r"H$_2$O", "H<sub>2</sub>O"),
        (r"$\beta$-blocker", "β-blocker"),
        (r"a 50% fall \& a 5\% rise", "a 50% fall & a 5% rise"),
        ("pages 1--9 --- all", "pages 1–9 — all"),
        ("``quoted''", "“quoted”"),
        ("Fig.~2", "Fig. 2"),
        ("it costs 50 $ and more", "it costs 50 $ and more"),
        (r"a\_b", "a_b"),
        ("unbalanced { brace", "unbalanced  brace"),
    ],
)
def test_latex_becomes_text(source: str, text: str) -> None:
    assert to_text(source) == text


def test_deep_braces_are_taken_off_unread() -> None:
    assert to_text("{" * 5_000 + r"\x" + "}" * 5_000) == r"\x"


@pytest.mark.parametrize(
    "source", [r"\url{https://example.org/a_b}", r"\href{https://example.org/a_b}{here}"]
)
def test_an_address_is_taken_out_of_its_command(source: str) -> None:
    assert verbatim(source) == "https://example.org/a_b"


def test_an_address_keeps_its_signs() -> None:
    assert (
        verbatim(r"https://example.org/a\_b?c=1\&d=%20~x") == "https://example.org/a_b?c=1&d=%20~x"
    )

"""The words that stand where something was withheld, in the paper's language."""

from casereports.clinical.facts.ethics import EthicsState
from casereports.clinical.values import Value


class Marks(Value):
    """What a blinded paper says of itself; ``ethics`` tells the state of approval and no name."""

    withheld: str = "[withheld]"
    reference: str = "Reference withheld for anonymous review."
    statement: str = "This statement is withheld for anonymous review."
    approved: str = "Approved by an ethics committee (name withheld for anonymous review)."
    waived: str = "Approval was waived by an ethics committee (name withheld for anonymous review)."
    pending: str = (
        "Approval by an ethics committee is pending (name withheld for anonymous review)."
    )
    not_required: str = "The authors state that this report did not require ethics approval."
    absent: str = "Ethics approval was not sought."

    def ethics(self, state: EthicsState) -> str:
        """Returns what may be said of ethics approval."""
        match state:
            case EthicsState.APPROVED:
                return self.approved
            case EthicsState.WAIVED:
                return self.waived
            case EthicsState.PENDING:
                return self.pending
            case EthicsState.NOT_REQUIRED:
                return self.not_required
            case EthicsState.ABSENT:
                return self.absent


MARKS = {
    "en": Marks(),
    "de": Marks(
        withheld="[anonymisiert]",
        reference="Quelle für die anonyme Begutachtung entfernt.",
        statement="Diese Angabe wurde für die anonyme Begutachtung entfernt.",
        approved=(
            "Von einer Ethikkommission genehmigt (Name für die anonyme Begutachtung entfernt)."
        ),
        waived=(
            "Eine Ethikkommission hat auf eine Genehmigung verzichtet "
            "(Name für die anonyme Begutachtung entfernt)."
        ),
        pending=(
            "Die Genehmigung einer Ethikkommission steht aus "
            "(Name für die anonyme Begutachtung entfernt)."
        ),
        not_required=(
            "Nach Angabe der Autoren war für diesen Bericht keine Genehmigung einer "
            "Ethikkommission nötig."
        ),
        absent="Eine Genehmigung einer Ethikkommission wurde nicht beantragt.",
    ),
    "fr": Marks(
        withheld="[masqué]",
        reference="Référence masquée pour l’évaluation anonyme.",
        statement="Cette déclaration est masquée pour l’évaluation anonyme.",
        approved="Approuvé par un comité d’éthique (nom masqué pour l’évaluation anonyme).",
        waived=(
            "Un comité d’éthique a dispensé d’approbation (nom masqué pour l’évaluation anonyme)."
        ),
        pending=(
            "L’approbation d’un comité d’éthique est en attente "
            "(nom masqué pour l’évaluation anonyme)."
        ),
        not_required=(
            "Les auteurs déclarent que ce cas clinique ne nécessitait pas d’approbation éthique."
        ),
        absent="Aucune approbation éthique n’a été demandée.",
    ),
    "es": Marks(
        withheld="[omitido]",
        reference="Referencia omitida para la revisión anónima.",
        statement="Esta declaración se omite para la revisión anónima.",
        approved="Aprobado por un comité de ética (nombre omitido para la revisión anónima).",
        waived=(
            "Un comité de ética eximió de la aprobación (nombre omitido para la revisión anónima)."
        ),
        pending=(
            "La aprobación de un comité de ética está pendiente "
            "(nombre omitido para la revisión anónima)."
        ),
        not_required="Los autores declaran que este caso no requería aprobación ética.",
        absent="No se solicitó aprobación ética.",
    ),
}


def marks_for(language: str) -> Marks:
    """Returns the marks of a language (BCP 47), English where there are none."""
    return MARKS.get(language.split("-", maxsplit=1)[0].lower(), MARKS["en"])

"""What may be refused in any field of any form."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.texts.text import Text

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.REQUIRED: Text(fr="Il faut une réponse ici pour continuer.", en="An answer is needed here to go on."),
    ErrorCode.NOT_TEXT: Text(
        fr="La réponse n'a pas la forme attendue. Saisissez-la de nouveau.",
        en="The answer does not have the expected form. Please type it again.",
    ),
    ErrorCode.TOO_LONG: Text(
        fr="C'est trop long : {longest} caractères au plus. Raccourcissez votre réponse.",
        en="This is too long: {longest} characters at most. Please shorten your answer.",
    ),
    ErrorCode.INVALID_CHARACTERS: Text(
        fr="Un des caractères ne peut pas être lu. Effacez le champ et saisissez-le de nouveau.",
        en="One of the characters cannot be read. Clear the field and type it again.",
    ),
    ErrorCode.UNKNOWN_CHOICE: Text(
        fr="Choisissez une des réponses proposées.",
        en="Choose one of the answers offered.",
    ),
    ErrorCode.UNKNOWN_FIELD: Text(
        fr="Une information en trop a été envoyée. Rechargez la page, puis réessayez.",
        en="A piece of information too many was sent. Reload the page, then try again.",
    ),
    ErrorCode.CONFIRMATION_DIFFERS: Text(
        fr="Les deux saisies sont différentes. Corrigez celle qui est fausse.",
        en="The two entries are different. Correct the one that is wrong.",
    ),
}

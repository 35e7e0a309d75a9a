"""The date of birth."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.DATE_FORMAT: Text(
        fr="Écrivez la date avec le jour, le mois et l'année. Exemple : 07/04/1985.",
        en="Write the date with its day, month and year. Example: 07/04/1985 for 7 April 1985.",
    ),
    ErrorCode.DATE_IMPOSSIBLE: Text(
        fr="Cette date n'existe pas. Vérifiez le jour et le mois.",
        en="This date does not exist. Please check the day and the month.",
    ),
    ErrorCode.DATE_IN_FUTURE: Text(
        fr="Cette date n'est pas encore passée. Vérifiez l'année.",
        en="This date has not come yet. Please check the year.",
    ),
    ErrorCode.TOO_YOUNG: Text(
        fr="Il faut avoir au moins {youngest} ans pour ouvrir un espace. Vérifiez la date ; si elle est exacte, "
        "demandez conseil à votre caisse.",
        en="You must be at least {youngest} to open a space. Check the date; if it is right, ask your fund for advice.",
    ),
    ErrorCode.TOO_OLD: Text(
        fr="Cette date remonte à plus de {oldest} ans. Vérifiez l'année.",
        en="This date is more than {oldest} years ago. Please check the year.",
    ),
}

HELP: Mapping[str, Titled] = {
    "birthdate": Titled(
        title=Text(fr="Votre date de naissance", en="Your date of birth"),
        fr="Le jour, le mois et l'année de vos papiers d'identité. Exemple : 07/04/1985. Si vos papiers n'indiquent "
        "pas le jour ou le mois, écrivez seulement 04/1985, ou 1985. Il faut avoir au moins 15 ans.",
        en="The day, month and year on your identity papers. Example: 07/04/1985 for 7 April 1985. If your papers do "
        "not give the day or the month, write only 04/1985, or 1985. You must be at least 15.",
    ),
}

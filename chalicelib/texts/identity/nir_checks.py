"""A possible NIR that disagrees with the rest of the form: please check."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.texts.text import Text

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.NIR_TITLE_MISMATCH: Text(
        fr="Le premier chiffre du numéro ne correspond pas à la civilité choisie. Corrigez ce qui est faux, ou "
        "confirmez que tout est exact.",
        en="The first digit of the number does not match the title you chose. Correct what is wrong, or confirm that "
        "all is right.",
    ),
    ErrorCode.NIR_YEAR_MISMATCH: Text(
        fr="Les chiffres 2 et 3 du numéro ne correspondent pas à votre année de naissance. Corrigez ce qui est faux, "
        "ou confirmez que tout est exact.",
        en="Digits 2 and 3 of the number do not match your year of birth. Correct what is wrong, or confirm that all "
        "is right.",
    ),
    ErrorCode.NIR_MONTH_MISMATCH: Text(
        fr="Les chiffres 4 et 5 du numéro ne correspondent pas à votre mois de naissance. Corrigez ce qui est faux, ou "
        "confirmez que tout est exact.",
        en="Digits 4 and 5 of the number do not match your month of birth. Correct what is wrong, or confirm that all "
        "is right.",
    ),
    ErrorCode.NIR_MONTH_UNUSUAL: Text(
        fr="Les chiffres 4 et 5 du numéro (le mois de naissance) sont inhabituels. Corrigez-les, ou confirmez que tout "
        "est exact.",
        en="Digits 4 and 5 of the number (the month of birth) are unusual. Correct them, or confirm that all is right.",
    ),
    ErrorCode.NIR_DEPARTMENT_MISMATCH: Text(
        fr="Les caractères 6 et 7 du numéro ne correspondent pas à votre lieu de naissance. Corrigez ce qui est faux, "
        "ou confirmez que tout est exact.",
        en="Characters 6 and 7 of the number do not match your place of birth. Correct what is wrong, or confirm that "
        "all is right.",
    ),
    ErrorCode.NIR_COMMUNE_MISMATCH: Text(
        fr="Les chiffres 8 à 10 du numéro ne correspondent pas à votre commune de naissance. Corrigez ce qui est faux, "
        "ou confirmez que tout est exact.",
        en="Digits 8 to 10 of the number do not match your town of birth. Correct what is wrong, or confirm that all "
        "is right.",
    ),
    ErrorCode.NIR_COUNTRY_MISMATCH: Text(
        fr="Le numéro ne correspond pas à votre pays de naissance. Corrigez ce qui est faux, ou confirmez que tout est "
        "exact.",
        en="The number does not match your country of birth. Correct what is wrong, or confirm that all is right.",
    ),
    ErrorCode.NIR_CORSICA_DATE: Text(
        fr="Pour une naissance en Corse, le numéro porte 20 jusqu'à la fin de 1975, puis 2A ou 2B. Corrigez ce qui est "
        "faux, ou confirmez que tout est exact.",
        en="For a birth in Corsica, the number has 20 until the end of 1975, then 2A or 2B. Correct what is wrong, or "
        "confirm that all is right.",
    ),
}

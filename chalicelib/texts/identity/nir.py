"""The NIR, which a person knows as the social security number: the impossible ones, and its help."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.NIR_LENGTH: Text(
        fr="Un numéro de sécurité sociale compte 13 caractères, ou 15 avec la clé. Il en manque, ou il y en a trop : "
        "comparez avec votre carte Vitale.",
        en="A social security number has 13 characters, or 15 with its key. Some are missing, or there are too many: "
        "compare with your Vitale card.",
    ),
    ErrorCode.NIR_CHARACTERS: Text(
        fr="Un numéro de sécurité sociale s'écrit avec des chiffres. Seules lettres possibles : 2A ou 2B, pour une "
        "naissance en Corse. Corrigez le numéro.",
        en="A social security number is written in digits. The only letters possible are 2A or 2B, for a birth in "
        "Corsica. Please correct the number.",
    ),
    ErrorCode.NIR_SEX: Text(
        fr="Le premier chiffre du numéro n'est pas possible : ce doit être 1, 2, 3, 4, 7 ou 8. Corrigez-le.",
        en="The first digit of the number is not possible: it must be 1, 2, 3, 4, 7 or 8. Please correct it.",
    ),
    ErrorCode.NIR_MONTH: Text(
        fr="Les chiffres 4 et 5 du numéro (le mois de naissance) ne sont pas possibles. Vérifiez-les.",
        en="Digits 4 and 5 of the number (the month of birth) are not possible. Please check them.",
    ),
    ErrorCode.NIR_DEPARTMENT: Text(
        fr="Les caractères 6 et 7 du numéro (le département de naissance, 99 pour l'étranger) ne sont pas possibles. "
        "Vérifiez-les.",
        en="Characters 6 and 7 of the number (the département of birth, 99 for abroad) are not possible. Please check "
        "them.",
    ),
    ErrorCode.NIR_COMMUNE: Text(
        fr="Les chiffres du numéro qui suivent le département (la commune ou le pays de naissance) ne sont pas "
        "possibles. Vérifiez-les.",
        en="The digits of the number that follow the département (the town or country of birth) are not possible. "
        "Please check them.",
    ),
    ErrorCode.NIR_ORDER: Text(
        fr="Les chiffres 11 à 13 du numéro ne peuvent pas être 000. Vérifiez-les.",
        en="Digits 11 to 13 of the number cannot be 000. Please check them.",
    ),
    ErrorCode.NIR_KEY: Text(
        fr="La clé (les deux derniers chiffres) ne va pas avec le reste du numéro : il y a une faute de frappe. "
        "Reprenez le numéro chiffre par chiffre.",
        en="The key (the last two digits) does not go with the rest of the number: there is a typing error. Go through "
        "the number digit by digit.",
    ),
}

HELP: Mapping[str, Titled] = {
    "nir": Titled(
        title=Text(fr="Votre numéro de sécurité sociale", en="Your social security number"),
        fr="Les 13 premiers caractères du numéro de votre carte Vitale, aussi écrit sur vos bulletins de paie. Les "
        "espaces ne comptent pas. Si vous ajoutez la clé (les 2 derniers chiffres), nous repérons les fautes de "
        "frappe. Ce numéro nous permet de retrouver votre foyer ; il sera votre identifiant pour vous connecter.",
        en="The first 13 characters of the number on your Vitale card, also written on your payslips. Spaces do not "
        "count. If you add the key (the last 2 digits), we notice typing errors. With this number we find your "
        "household; it will be your identifier when you sign in.",
    ),
    "nir_none": Titled(
        title=Text(fr="Si vous n'avez pas de numéro de sécurité sociale", en="If you have no social security number"),
        fr="Ce n'est pas un obstacle : répondez « Non ». Nous vous donnerons à la fin un identifiant provisoire, à "
        "garder pour vous connecter.",
        en='This does not stop you: answer "No". At the end we give you a provisional identifier; keep it to sign in.',
    ),
}

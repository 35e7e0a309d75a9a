"""The title and the names."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity.civil_status import Title
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.NAME_REQUIRED: Text(
        fr="Écrivez au moins un nom de naissance ou un prénom.",
        en="Write at least a birth name or a given name.",
    ),
    ErrorCode.NAME_CHARACTERS: Text(
        fr="Un nom s'écrit avec des lettres, des espaces, des apostrophes et des traits d'union. Retirez les autres "
        "signes.",
        en="A name is written in letters, spaces, apostrophes and hyphens. Please remove the other signs.",
    ),
}

TITLES: Mapping[Title, Text] = {
    Title.MADAME: Text(fr="Madame", en="Ms"),
    Title.MONSIEUR: Text(fr="Monsieur", en="Mr"),
}

HELP: Mapping[str, Titled] = {
    "title": Titled(
        title=Text(fr="Votre civilité", en="Your title"),
        fr="La même que sur vos papiers d'identité. Nous la comparons au premier chiffre de votre numéro de sécurité "
        "sociale. Si elle a changé et que le numéro n'a pas encore suivi, vous pourrez le confirmer.",
        en="The same as on your identity papers: Ms for a woman, Mr for a man. We compare it with the first digit of "
        "your social security number. If it has changed and the number has not followed yet, you can confirm it.",
    ),
    "family_name": Titled(
        title=Text(fr="Votre nom de naissance", en="Your birth name"),
        fr="Le nom de votre acte de naissance, en entier, même si vous en utilisez un autre. Si vous n'avez qu'un nom, "
        "ou qu'un prénom, laissez l'autre champ vide.",
        en="The whole name on your birth certificate, even if you use another one. If you have only a family name, or "
        "only a given name, leave the other field empty.",
    ),
    "given_names": Titled(
        title=Text(fr="Vos prénoms", en="Your given names"),
        fr="Tous vos prénoms, dans l'ordre de vos papiers d'identité, séparés par un espace.",
        en="All your given names, in the order of your identity papers, separated by a space.",
    ),
    "usage_name": Titled(
        title=Text(fr="Votre nom d'usage", en="The name you use"),
        fr="Le nom que vous utilisez s'il est différent de votre nom de naissance, par exemple celui de votre mari, de "
        "votre femme ou de votre autre parent. Sinon, laissez ce champ vide.",
        en="The name you use if it is not your birth name, for instance that of your husband, your wife or your other "
        "parent. Otherwise, leave this field empty.",
    ),
}

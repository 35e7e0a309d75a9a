"""The benefits that a person may have come for."""

from collections.abc import Mapping

from chalicelib.domain.applications.catalogue import Benefit
from chalicelib.texts.text import Text, Titled

BENEFITS: Mapping[Benefit, Text] = {
    Benefit.HOUSING: Text(fr="Logement", en="Housing"),
    Benefit.HOUSING_ALLOWANCE: Text(fr="Aide au logement", en="Housing allowance"),
    Benefit.HOUSING_MOVE: Text(fr="Prime de déménagement", en="Moving grant"),
    Benefit.HOUSING_HOME_LOAN: Text(fr="Prêt pour améliorer son logement", en="Home improvement loan"),
    Benefit.FAMILY: Text(fr="Famille et enfants", en="Family and children"),
    Benefit.EARLY_CHILDHOOD: Text(fr="Petite enfance", en="Early childhood"),
    Benefit.ACTIVITY_BONUS: Text(fr="Prime d'activité", en="Activity bonus (prime d'activité)"),
    Benefit.MINIMUM_INCOME: Text(fr="Revenu de solidarité active (RSA)", en="Minimum income (RSA)"),
    Benefit.DISABILITY: Text(fr="Handicap", en="Disability"),
}

HELP: Mapping[str, Titled] = {
    "benefit": Titled(
        title=Text(fr="Votre demande", en="Your request"),
        fr="Choisissez ce que vous voulez demander : la demande vous attendra dans votre espace. Vous pouvez aussi "
        "ouvrir l'espace sans rien demander.",
        en="Choose what you want to ask for: the request will wait for you in your space. You can also open the space "
        "without asking for anything.",
    ),
}

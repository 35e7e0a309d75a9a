"""The place of birth."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.BIRTHPLACE_FORMAT: Text(
        fr="Choisissez votre pays de naissance, puis votre commune (en France) ou votre ville (à l'étranger).",
        en="Choose your country of birth, then your town.",
    ),
    ErrorCode.COUNTRY_UNKNOWN: Text(
        fr="Ce pays n'est pas dans la liste. Choisissez-le parmi les propositions.",
        en="This country is not in the list. Choose it among those offered.",
    ),
    ErrorCode.COMMUNE_UNKNOWN: Text(
        fr="Cette commune n'est pas dans la liste. Choisissez une des propositions, ou « Ma commune n'est pas dans la "
        "liste » pour écrire son nom.",
        en='This town is not in the list. Choose one of those offered, or "My town is not in the list" to write its '
        "name.",
    ),
    ErrorCode.CITY_REQUIRED: Text(
        fr="Écrivez le nom de votre ville de naissance.",
        en="Write the name of the town where you were born.",
    ),
}

HELP: Mapping[str, Titled] = {
    "birthplace": Titled(
        title=Text(fr="Votre lieu de naissance", en="Your place of birth"),
        fr="Celui de vos papiers d'identité. Nous le comparons à votre numéro de sécurité sociale, pour repérer les "
        "erreurs de saisie. Pour les départements et territoires d'outre-mer, choisissez la France.",
        en="The one on your identity papers. We compare it with your social security number, to notice typing errors. "
        "For the overseas départements and territories, choose France.",
    ),
    "birthplace.country": Titled(
        title=Text(fr="Votre pays de naissance", en="Your country of birth"),
        fr="Choisissez le pays tel qu'il s'appelait à votre naissance, s'il a changé de nom ou de frontières. Pour les "
        "départements et territoires d'outre-mer, choisissez la France.",
        en="Choose the country as it was called when you were born, if its name or borders have changed. For the "
        "overseas départements and territories, choose France.",
    ),
    "birthplace.commune": Titled(
        title=Text(fr="Votre commune de naissance", en="Your town of birth"),
        fr="Écrivez les premières lettres, puis choisissez dans la liste. Les accents et les traits d'union ne "
        "comptent pas, et les anciens noms y sont aussi. Si vous ne la trouvez pas, choisissez « Ma commune n'est pas "
        "dans la liste ».",
        en="Type the first letters, then choose in the list. Accents and hyphens do not count, and former names are "
        'there too. If you do not find it, choose "My town is not in the list".',
    ),
    "birthplace.city": Titled(
        title=Text(fr="Votre ville de naissance", en="Your town of birth"),
        fr="Écrivez le nom de la ville comme sur vos papiers d'identité, avec les lettres de notre alphabet.",
        en="Write the name of the town as on your identity papers, in the Latin alphabet.",
    ),
}

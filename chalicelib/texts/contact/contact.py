"""The mobile number or the email address."""

from collections.abc import Mapping

from chalicelib.domain.contact.contact import Channel
from chalicelib.domain.errors import ErrorCode
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.PHONE_INVALID: Text(
        fr="Ce numéro de téléphone est incomplet ou comporte une erreur. Exemple : 06 39 98 12 34.",
        en="This phone number is incomplete or has an error. Example: 06 39 98 12 34.",
    ),
    ErrorCode.PHONE_NOT_MOBILE: Text(
        fr="Ce numéro n'est pas celui d'un mobile : il ne peut pas recevoir de SMS. Donnez un numéro de mobile, ou "
        "choisissez l'adresse e-mail.",
        en="This is not a mobile number: it cannot receive text messages. Give a mobile number, or choose the email "
        "address.",
    ),
    ErrorCode.PHONE_COUNTRY_NOT_SERVED: Text(
        fr="Nous ne pouvons pas envoyer de SMS dans ce pays. Donnez un numéro de mobile français (outre-mer compris), "
        "ou choisissez l'adresse e-mail.",
        en="We cannot send text messages to this country. Give a French mobile number (overseas included), or choose "
        "the email address.",
    ),
    ErrorCode.EMAIL_INVALID: Text(
        fr="Cette adresse e-mail est incomplète ou comporte une erreur. Exemple : prenom.nom@example.com.",
        en="This email address is incomplete or has an error. Example: firstname.lastname@example.com.",
    ),
}

CHANNELS: Mapping[Channel, Text] = {
    Channel.SMS: Text(fr="Par SMS", en="By text message"),
    Channel.EMAIL: Text(fr="Par e-mail", en="By email"),
}

HELP: Mapping[str, Titled] = {
    "channel": Titled(
        title=Text(fr="Recevoir votre code", en="Receiving your code"),
        fr="Nous vous envoyons un code à 6 chiffres pour vérifier que ce numéro ou cette adresse est bien à vous. "
        "Choisissez le moyen que vous pouvez lire tout de suite.",
        en="We send you a 6-digit code to check that this number or address is really yours. Choose the way that you "
        "can read at once.",
    ),
    "value.sms": Titled(
        title=Text(fr="Votre numéro de mobile", en="Your mobile number"),
        fr="Un mobile français, outre-mer compris. Exemple : 06 39 98 12 34. Les espaces ne comptent pas. Nous "
        "l'utiliserons aussi pour vous prévenir au sujet de votre espace.",
        en="A French mobile, overseas included. Example: 06 39 98 12 34. Spaces do not count. We will also use it to "
        "tell you about your space.",
    ),
    "value.email": Titled(
        title=Text(fr="Votre adresse e-mail", en="Your email address"),
        fr="Une adresse que vous lisez souvent. Exemple : prenom.nom@example.com. Nous l'utiliserons aussi pour vous "
        "prévenir au sujet de votre espace.",
        en="An address that you read often. Example: firstname.lastname@example.com. We will also use it to tell you "
        "about your space.",
    ),
    "confirmation": Titled(
        title=Text(fr="Une seconde fois", en="A second time"),
        fr="Saisissez de nouveau le numéro ou l'adresse : une faute de frappe enverrait le code à quelqu'un d'autre.",
        en="Type the number or the address again: a typing error would send the code to somebody else.",
    ),
}

"""The password of an account."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.PASSWORD_TOO_SHORT: Text(
        fr="Le mot de passe compte au moins {shortest} caractères. Ajoutez-en.",
        en="The password has at least {shortest} characters. Add some.",
    ),
    ErrorCode.PASSWORD_TOO_LONG: Text(
        fr="Le mot de passe compte au plus {longest} caractères. Retirez-en.",
        en="The password has at most {longest} characters. Remove some.",
    ),
    ErrorCode.PASSWORD_DIGIT_MISSING: Text(fr="Ajoutez au moins un chiffre.", en="Add at least one digit."),
    ErrorCode.PASSWORD_LOWERCASE_MISSING: Text(
        fr="Ajoutez au moins une lettre minuscule.",
        en="Add at least one lower case letter.",
    ),
    ErrorCode.PASSWORD_UPPERCASE_MISSING: Text(
        fr="Ajoutez au moins une lettre majuscule.",
        en="Add at least one upper case letter.",
    ),
    ErrorCode.PASSWORD_COMMON: Text(
        fr="Ce mot de passe est trop courant : on le devinerait vite. Choisissez-en un autre.",
        en="This password is too common: it would soon be guessed. Choose another one.",
    ),
    ErrorCode.PASSWORD_PERSONAL: Text(
        fr="Ce mot de passe contient votre nom, une date ou un numéro à vous : on le devinerait vite. Choisissez-en un "
        "autre.",
        en="This password contains your name, or a date or number of yours: it would soon be guessed. Choose another "
        "one.",
    ),
}

HELP: Mapping[str, Titled] = {
    "password": Titled(
        title=Text(fr="Votre mot de passe", en="Your password"),
        fr="De 8 à 24 caractères, avec au moins un chiffre, une minuscule et une majuscule. Évitez votre nom et votre "
        "date de naissance. Vous pouvez le coller depuis un gestionnaire de mots de passe.",
        en="From 8 to 24 characters, with at least one digit, one lower case and one upper case letter. Avoid your "
        "name and your date of birth. You can paste it from a password manager.",
    ),
    "password_confirmation": Titled(
        title=Text(fr="Votre mot de passe, une seconde fois", en="Your password, a second time"),
        fr="Saisissez le même mot de passe : une faute de frappe vous empêcherait de vous connecter.",
        en="Type the same password: a typing error would keep you from signing in.",
    ),
}

"""The code that proves a contact: refused, late, spent, not sent, not received."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.registration.steps import Notice
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.CODE_FORMAT: Text(
        fr="Le code compte 6 chiffres. Recopiez-le comme vous l'avez reçu.",
        en="The code has 6 digits. Copy it as you received it.",
    ),
    ErrorCode.CODE_WRONG: Titled(
        title=Text(fr="Code faux", en="Wrong code"),
        fr="Ce code n'est pas le bon. Si vous en avez reçu plusieurs, seul le dernier est valable. Essais restants : "
        "{attempts_left}.",
        en="This is not the right code. If you received several, only the last one is valid. Tries left: "
        "{attempts_left}.",
    ),
    ErrorCode.CODE_EXPIRED: Titled(
        title=Text(fr="Code expiré", en="Code expired"),
        fr="Ce code n'est plus valable : le délai est passé. Vérifiez votre numéro ou votre adresse, puis demandez un "
        "nouveau code.",
        en="This code is no longer valid: its time has passed. Check your number or address, then ask for a new code.",
    ),
    ErrorCode.CODE_SPENT: Titled(
        title=Text(fr="Code refusé trop de fois", en="Code refused too many times"),
        fr="Ce code a été refusé trop de fois : il n'est plus valable. Vérifiez votre numéro ou votre adresse, puis "
        "demandez un nouveau code.",
        en="This code was refused too many times: it is no longer valid. Check your number or address, then ask for a "
        "new code.",
    ),
    ErrorCode.RESEND_TOO_SOON: Titled(
        title=Text(fr="Code déjà envoyé", en="Code already sent"),
        fr="Un code vient de partir : laissez-lui le temps d'arriver. Vous pourrez en demander un autre dans {wait}.",
        en="A code has just been sent: give it time to arrive. You can ask for another one in {wait}.",
    ),
    # Promised by the contract, and raised nowhere: a send fails in the machine, and the person finds the notice.
    ErrorCode.DELIVERY_FAILED: Text(
        fr="Le code n'a pas pu être envoyé. Vérifiez votre numéro ou votre adresse, ou choisissez l'autre moyen de le "
        "recevoir.",
        en="The code could not be sent. Check your number or address, or choose the other way to receive it.",
    ),
}

# Read where the contact step is open again.
NOTICES: Mapping[Notice, Text] = {
    Notice.CODE_EXPIRED: Text(
        fr="Le code n'est plus valable : le délai est passé. Vérifiez votre numéro ou votre adresse, puis demandez un "
        "nouveau code.",
        en="The code is no longer valid: its time has passed. Check your number or address, then ask for a new code.",
    ),
    Notice.CODE_SPENT: Text(
        fr="Le code a été refusé trop de fois : il n'est plus valable. Vérifiez votre numéro ou votre adresse, puis "
        "demandez un nouveau code.",
        en="The code was refused too many times: it is no longer valid. Check your number or address, then ask for a "
        "new code.",
    ),
    Notice.DELIVERY_FAILED: REFUSALS[ErrorCode.DELIVERY_FAILED],
}

HELP: Mapping[str, Titled] = {
    "code": Titled(
        title=Text(fr="Votre code de vérification", en="Your verification code"),
        fr="Les 6 chiffres que nous venons de vous envoyer. Si vous en avez reçu plusieurs, seul le dernier est "
        "valable. Ne le communiquez à personne : aucun de nos agents ne vous le demandera.",
        en="The 6 digits that we have just sent you. If you received several, only the last one is valid. Never give "
        "it to anybody: none of our staff will ask you for it.",
    ),
}

NOTHING_RECEIVED = Text(fr="Vous n'avez rien reçu ?", en="Have you not received anything?")
NOTHING_RECEIVED_ADVICE = (
    Text(
        fr="Attendez quelques minutes et vérifiez que votre téléphone a du réseau, ou que vous avez accès à internet : "
        "un message peut prendre du retard.",
        en="Wait a few minutes and check that your phone has a signal, or that you have access to the internet: a "
        "message can be late.",
    ),
    Text(
        fr="Si vous avez choisi l'e-mail, regardez dans les dossiers « Courrier indésirable », « Spam » ou "
        "« Promotions ».",
        en='If you chose email, look into the folders "Junk", "Spam" or "Promotions".',
    ),
    Text(
        fr="Vérifiez le numéro ou l'adresse où le code est parti. S'il y a une erreur, modifiez-le : vos autres "
        "réponses sont gardées.",
        en="Check the number or the address where the code was sent. If there is an error, change it: your other "
        "answers are kept.",
    ),
    Text(
        fr="Demandez un nouveau code. Seul le dernier code reçu est valable.",
        en="Ask for a new code. Only the last code received is valid.",
    ),
)

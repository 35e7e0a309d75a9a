"""The messages that are sent, one entry each.

The code is not in the mail's subject: providers log subjects (SES puts them into its delivery events, relays into their
logs), and the first words of the body, which are the code, show in a preview just as well. No link in any message, so
that nobody learns to follow one.
"""

from chalicelib.texts.language import Language
from chalicelib.texts.layout import Message, MessageText, render
from chalicelib.texts.text import Text

CODE = MessageText(
    sms=Text(
        fr="{code} est votre code Mon Compte, valable {minutes} min. Ne le communiquez à personne. Rien demandé ? "
        "Ignorez ce SMS.",
        en="{code} is your Mon Compte code, valid for {minutes} min. Never give it to anybody. Did not ask for it? "
        "Ignore this text.",
    ),
    subject=Text(fr="Votre code de vérification Mon Compte", en="Your Mon Compte verification code"),
    paragraphs=(
        Text(
            fr="C'est votre code de vérification Mon Compte. Saisissez-le sur la page où vous l'avez demandé.",
            en="This is your Mon Compte verification code. Type it on the page where you asked for it.",
        ),
        Text(
            fr="Il est valable {minutes} minutes. Si vous en avez reçu plusieurs, seul le dernier est le bon.",
            en="It is valid for {minutes} minutes. If you received several, only the last one is right.",
        ),
        Text(
            fr="Ne le communiquez à personne. Aucun de nos agents ne vous le demandera, ni par téléphone, ni par "
            "message.",
            en="Never give it to anybody. None of our staff will ask you for it, by phone or by message.",
        ),
        Text(
            fr="Vous n'avez rien demandé ? Ne faites rien et ne donnez ce code à personne : sans lui, votre adresse ne "
            "peut pas être utilisée pour ouvrir un espace.",
            en="You did not ask for anything? Do nothing, and give this code to nobody: without it, your address "
            "cannot be used to open a space.",
        ),
    ),
)

OWNER_TOLD = MessageText(
    sms=Text(
        fr="Mon Compte : quelqu'un a voulu ouvrir un espace avec votre numéro. Rien n'a changé pour vous. C'est vous ? "
        "Connectez-vous. Sinon, prévenez votre caisse.",
        en="Mon Compte: somebody tried to open a space with your number. Yours has not changed. Was it you? Sign in. "
        "If not, tell your fund.",
    ),
    subject=Text(fr="Un espace a été demandé avec votre numéro", en="A space was requested with your number"),
    paragraphs=(
        Text(
            fr="Quelqu'un vient de vouloir ouvrir un espace Mon Compte avec votre numéro de sécurité sociale.",
            en="Somebody has just tried to open a Mon Compte space with your social security number.",
        ),
        Text(
            fr="Vous avez déjà un espace : aucun autre n'a été ouvert, et rien n'a changé dans le vôtre.",
            en="You already have a space: no other one was opened, and nothing has changed in yours.",
        ),
        Text(
            fr="C'était vous ? Connectez-vous à votre espace, avec votre mot de passe habituel.",
            en="Was it you? Sign in to your space, with your usual password.",
        ),
        Text(
            fr="Ce n'était pas vous ? Prévenez votre caisse, par le moyen que vous utilisez d'habitude. Ne donnez à "
            "personne votre mot de passe, ni un code que vous auriez reçu.",
            en="It was not you? Tell your fund, in the way that you usually contact it. Give nobody your password, nor "
            "a code that you may have received.",
        ),
        Text(
            fr="Ce message ne contient aucun lien et n'attend pas de réponse.",
            en="This message holds no link and needs no answer.",
        ),
    ),
)


def code_message(language: Language, code: str, minutes: int) -> Message:
    """`code`: six digits. `minutes`: the code's life."""
    return render(CODE, language, code=code, minutes=minutes)


def owner_told(language: Language) -> Message:
    """To the owner of an account whose NIR somebody has just registered with."""
    return render(OWNER_TOLD, language)

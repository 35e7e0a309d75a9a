"""The registration: whose it is, its steps, its end."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.registration.steps import Notice, Step
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Titled] = {
    ErrorCode.UNAUTHORIZED: Titled(
        title=Text(fr="Inscription introuvable", en="Registration not found"),
        fr="Cette inscription n'est pas ouverte sur cet appareil, ou n'existe plus. Commencez une nouvelle "
        "inscription.",
        en="This registration is not open on this device, or no longer exists. Start a new registration.",
    ),
    ErrorCode.STEP_NOT_OPEN: Titled(
        title=Text(fr="Étape fermée", en="Step closed"),
        fr="Cette étape n'est pas ouverte en ce moment. Étape à remplir : {open_step}.",
        en="This step is not open at the moment. Step to fill in: {open_step}.",
    ),
    ErrorCode.REGISTRATION_EXPIRED: Titled(
        title=Text(fr="Inscription fermée", en="Registration closed"),
        fr="Cette inscription est fermée et vos réponses sont effacées. Vous pouvez la recommencer quand vous voulez.",
        en="This registration is closed and your answers are erased. You can start again whenever you like.",
    ),
    ErrorCode.ACCOUNT_NOT_CREATED: Titled(
        title=Text(fr="Compte non créé", en="Account not created"),
        fr="Votre compte n'a pas pu être créé. Si vous en avez déjà un, connectez-vous ; sinon, contactez votre "
        "caisse.",
        en="Your account could not be created. If you already have one, sign in; if not, contact your fund.",
    ),
}

NOTICES: Mapping[Notice, Text] = {
    Notice.ACCOUNT_NOT_CREATED: REFUSALS[ErrorCode.ACCOUNT_NOT_CREATED],
    Notice.ACCOUNT_FAILED: Text(
        fr="Votre compte n'a pas pu être créé pour le moment. Vos réponses sont gardées : choisissez de nouveau un mot "
        "de passe dans quelques minutes.",
        en="Your account could not be created for now. Your answers are kept: choose a password again in a few "
        "minutes.",
    ),
}

STEPS: Mapping[Step, Text] = {
    Step.CIVIL_STATUS: Text(fr="Votre état civil", en="Your civil status"),
    Step.IDENTITY_DOCUMENT: Text(fr="Votre pièce d'identité", en="Your identity document"),
    Step.CONTACT: Text(fr="Vos coordonnées de contact", en="Your contact details"),
    Step.CODE: Text(fr="Votre code de vérification", en="Your verification code"),
    Step.PASSWORD: Text(fr="Votre mot de passe", en="Your password"),
}

NO_STEP = Text(fr="aucune", en="none")

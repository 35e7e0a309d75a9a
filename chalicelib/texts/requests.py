"""What may be refused of any request as a whole."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Titled] = {
    ErrorCode.INVALID_FORM: Titled(
        title=Text(fr="Réponses à revoir", en="Answers to review"),
        fr="Certaines réponses sont à corriger ou à confirmer. Chacune est indiquée.",
        en="Some answers are to be corrected or confirmed. Each one is marked.",
    ),
    ErrorCode.MALFORMED_JSON: Titled(
        title=Text(fr="Demande illisible", en="Unreadable request"),
        fr="La demande n'a pas pu être lue. Rechargez la page, puis réessayez.",
        en="The request could not be read. Reload the page, then try again.",
    ),
    ErrorCode.PAYLOAD_TOO_LARGE: Titled(
        title=Text(fr="Demande trop longue", en="Request too long"),
        fr="La demande est trop longue. Raccourcissez vos réponses, puis réessayez.",
        en="The request is too long. Shorten your answers, then try again.",
    ),
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: Titled(
        title=Text(fr="Format non accepté", en="Format not accepted"),
        fr="La demande n'est pas dans le bon format (application/json). Rechargez la page, puis réessayez.",
        en="The request is not in the right format (application/json). Reload the page, then try again.",
    ),
    ErrorCode.CROSS_SITE: Titled(
        title=Text(fr="Demande venue d'un autre site", en="Request from another site"),
        fr="Cette demande vient d'un autre site : rien n'a été fait. Ouvrez Mon Compte à son adresse, puis réessayez.",
        en="This request comes from another site: nothing was done. Open Mon Compte at its address, then try again.",
    ),
    ErrorCode.NOT_FOUND: Titled(
        title=Text(fr="Page introuvable", en="Page not found"),
        fr="Cette page n'existe pas. Vérifiez l'adresse.",
        en="This page does not exist. Check the address.",
    ),
    ErrorCode.METHOD_NOT_ALLOWED: Titled(
        title=Text(fr="Action impossible", en="Action not possible"),
        fr="Cette action n'est pas possible ici. Rechargez la page, puis réessayez.",
        en="This action is not possible here. Reload the page, then try again.",
    ),
    ErrorCode.TOO_MANY_REQUESTS: Titled(
        title=Text(fr="Trop de demandes", en="Too many requests"),
        fr="Il y a eu trop de demandes. Par sécurité, attendez {wait}, puis réessayez.",
        en="There were too many requests. For safety, wait {wait}, then try again.",
    ),
    ErrorCode.UNAVAILABLE: Titled(
        title=Text(fr="Service indisponible", en="Service unavailable"),
        fr="Le service ne répond pas pour le moment. Réessayez dans un instant : ce que vous avez validé est gardé.",
        en="The service does not answer at the moment. Try again shortly: what you have confirmed is kept.",
    ),
}

"""The identity document, and the service that checks it."""

from collections.abc import Mapping

from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity.identity_document import DocumentKind
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Text] = {
    ErrorCode.DOCUMENT_NUMBER_FORMAT: Text(
        fr="Ce numéro n'a pas la forme attendue pour cette pièce. Vérifiez la pièce choisie et recopiez son numéro en "
        "entier.",
        en="This number does not have the form expected for this document. Check which document you chose and copy its "
        "whole number.",
    ),
    ErrorCode.DOCUMENT_IS_FOREIGNER_NUMBER: Text(
        fr="C'est votre numéro d'étranger, qui reste le même toute la vie. Il nous faut celui de la carte : 9 "
        "caractères, imprimés au recto. Au verso, il suit les lettres FRA sur la première des lignes de codes.",
        en="This is your foreigner's number, which stays the same all your life. We need the number of the card: 9 "
        "characters, printed on the front. On the back, it follows the letters FRA on the first of the lines of codes.",
    ),
    ErrorCode.DOCUMENT_CHECK_DIGIT: Text(
        fr="Un des caractères de la ligne de codes a été mal lu. Recopiez-la de nouveau, ou saisissez seulement le "
        "numéro de la pièce.",
        en="One of the characters of the line of codes was misread. Copy it again, or type only the number of the "
        "document.",
    ),
    ErrorCode.DOCUMENT_KIND_DIFFERS: Text(
        fr="Cette ligne de codes est celle d'une autre pièce. Choisissez la pièce que vous avez en main.",
        en="This line of codes belongs to another document. Choose the document that you have in hand.",
    ),
    ErrorCode.DOCUMENT_UNKNOWN: Titled(
        title=Text(fr="Pièce non retrouvée", en="Document not found"),
        fr="Nous n'avons pas retrouvé cette pièce avec votre nom et votre date de naissance. Vérifiez le numéro, ou "
        "choisissez « Aucune de ces pièces ». Essais restants : {tries_left}.",
        en='We did not find this document with your name and birth date. Check the number, or choose "None of these '
        'documents". Tries left: {tries_left}.',
    ),
    ErrorCode.VERIFIER_UNAVAILABLE: Titled(
        title=Text(fr="Vérification indisponible", en="Checking unavailable"),
        fr="Les pièces ne peuvent pas être vérifiées pour le moment. Réessayez dans quelques minutes, ou choisissez "
        "« Aucune de ces pièces » : vous enverrez un justificatif plus tard.",
        en='Documents cannot be checked at the moment. Try again in a few minutes, or choose "None of these '
        'documents": you will send a supporting document later.',
    ),
}

DOCUMENT_KINDS: Mapping[DocumentKind, Text] = {
    DocumentKind.NATIONAL_ID_CARD: Text(fr="Carte nationale d'identité", en="French identity card"),
    DocumentKind.RESIDENCE_PERMIT: Text(fr="Titre de séjour", en="Residence permit"),
    DocumentKind.PASSPORT: Text(fr="Passeport", en="French passport"),
    DocumentKind.NONE: Text(fr="Aucune de ces pièces", en="None of these documents"),
}

HELP: Mapping[str, Titled] = {
    "kind": Titled(
        title=Text(fr="Votre pièce d'identité", en="Your identity document"),
        fr="Choisissez la pièce que vous avez en main. Elle nous montre que c'est bien vous qui ouvrez l'espace. Si "
        "vous n'en avez aucune, choisissez « Aucune de ces pièces » : vous pourrez continuer et enverrez un "
        "justificatif plus tard.",
        en="Choose the document that you have in hand. It shows us that it is really you who open the space. If you "
        'have none, choose "None of these documents": you can go on and will send a supporting document later.',
    ),
    "number.national_id_card": Titled(
        title=Text(fr="Le numéro de votre carte d'identité", en="The number of your identity card"),
        fr="Carte du format d'une carte bancaire : 9 caractères, au recto, sous « N° du document ». Ancienne carte, "
        "plus grande : 12 caractères, en haut du recto. Vous pouvez aussi recopier en entier les lignes de codes "
        "(celles avec des <<<).",
        en='Card of the size of a bank card: 9 characters, on the front, under "N° du document". Older, larger card: '
        "12 characters, at the top of the front. You can also copy the whole lines of codes (those with <<<).",
    ),
    "number.residence_permit": Titled(
        title=Text(fr="Le numéro de votre titre de séjour", en="The number of your residence permit"),
        fr="Le numéro de la carte : 9 caractères, au recto. Ce n'est pas le numéro d'étranger, qui compte 10 chiffres. "
        "Au verso, il suit les lettres FRA sur la première des lignes de codes ; vous pouvez aussi recopier ces lignes "
        "en entier.",
        en="The number of the card: 9 characters, on the front. It is not the foreigner's number, which has 10 digits. "
        "On the back, it follows the letters FRA on the first of the lines of codes; you can also copy these lines "
        "whole.",
    ),
    "number.passport": Titled(
        title=Text(fr="Le numéro de votre passeport", en="The number of your passport"),
        fr="9 caractères, en haut de la page avec la photo : 2 chiffres, 2 lettres, 5 chiffres. Vous pouvez aussi "
        "recopier en entier les deux lignes de codes au bas de cette page.",
        en="9 characters, at the top of the page with the photo: 2 digits, 2 letters, 5 digits. You can also copy the "
        "two whole lines of codes at the bottom of that page.",
    ),
}

"""The French sentences, by code. Long because it is a list; `typography` sets the apostrophes and no-break spaces."""

ERRORS: dict[str, str] = {
    # any field
    "required": "Il faut une réponse ici pour continuer.",
    "not_text": "La réponse n'a pas la forme attendue. Saisissez-la de nouveau.",
    "too_long": "C'est trop long : {longest} caractères au plus. Raccourcissez votre réponse.",
    "invalid_characters": "Un des caractères ne peut pas être lu. Effacez le champ et saisissez-le de nouveau.",
    "unknown_choice": "Choisissez une des réponses proposées.",
    "unknown_field": "Une information en trop a été envoyée. Rechargez la page, puis réessayez.",
    # NIR: impossible
    "nir_length": "Un numéro de sécurité sociale compte 13 caractères, ou 15 avec la clé. Il en manque, ou il y en a "
    "trop : comparez avec votre carte Vitale.",
    "nir_characters": "Un numéro de sécurité sociale s'écrit avec des chiffres. Seules lettres possibles : 2A ou 2B, "
    "pour une naissance en Corse. Corrigez le numéro.",
    "nir_sex": "Le premier chiffre du numéro n'est pas possible : ce doit être 1, 2, 3, 4, 7 ou 8. Corrigez-le.",
    "nir_month": "Les chiffres 4 et 5 du numéro (le mois de naissance) ne sont pas possibles. Vérifiez-les.",
    "nir_department": "Les caractères 6 et 7 du numéro (le département de naissance, 99 pour l'étranger) ne sont pas "
    "possibles. Vérifiez-les.",
    "nir_commune": "Les chiffres du numéro qui suivent le département (la commune ou le pays de naissance) ne sont "
    "pas possibles. Vérifiez-les.",
    "nir_order": "Les chiffres 11 à 13 du numéro ne peuvent pas être 000. Vérifiez-les.",
    "nir_key": "La clé (les deux derniers chiffres) ne va pas avec le reste du numéro : il y a une faute de frappe. "
    "Reprenez le numéro chiffre par chiffre.",
    # NIR: please check
    "nir_title_mismatch": "Le premier chiffre du numéro ne correspond pas à la civilité choisie. Corrigez ce qui est "
    "faux, ou confirmez que tout est exact.",
    "nir_year_mismatch": "Les chiffres 2 et 3 du numéro ne correspondent pas à votre année de naissance. Corrigez ce "
    "qui est faux, ou confirmez que tout est exact.",
    "nir_month_mismatch": "Les chiffres 4 et 5 du numéro ne correspondent pas à votre mois de naissance. Corrigez ce "
    "qui est faux, ou confirmez que tout est exact.",
    "nir_month_unusual": "Les chiffres 4 et 5 du numéro (le mois de naissance) sont inhabituels. Corrigez-les, ou "
    "confirmez que tout est exact.",
    "nir_department_mismatch": "Les caractères 6 et 7 du numéro ne correspondent pas à votre lieu de naissance. "
    "Corrigez ce qui est faux, ou confirmez que tout est exact.",
    "nir_commune_mismatch": "Les chiffres 8 à 10 du numéro ne correspondent pas à votre commune de naissance. "
    "Corrigez ce qui est faux, ou confirmez que tout est exact.",
    "nir_country_mismatch": "Le numéro ne correspond pas à votre pays de naissance. Corrigez ce qui est faux, ou "
    "confirmez que tout est exact.",
    "nir_corsica_date": "Pour une naissance en Corse, le numéro porte 20 jusqu'à la fin de 1975, puis 2A ou 2B. "
    "Corrigez ce qui est faux, ou confirmez que tout est exact.",
    # names, dates, places
    "name_required": "Écrivez au moins un nom de naissance ou un prénom.",
    "name_characters": "Un nom s'écrit avec des lettres, des espaces, des apostrophes et des traits d'union. Retirez "
    "les autres signes.",
    "date_format": "Écrivez la date avec le jour, le mois et l'année. Exemple : 07/04/1985.",
    "date_impossible": "Cette date n'existe pas. Vérifiez le jour et le mois.",
    "date_in_future": "Cette date n'est pas encore passée. Vérifiez l'année.",
    "too_young": "Il faut avoir au moins {youngest} ans pour ouvrir un espace. Vérifiez la date ; si elle est "
    "exacte, demandez conseil à votre caisse.",
    "too_old": "Cette date remonte à plus de {oldest} ans. Vérifiez l'année.",
    "birthplace_format": "Choisissez votre pays de naissance, puis votre commune (en France) ou votre ville (à "
    "l'étranger).",
    "country_unknown": "Ce pays n'est pas dans la liste. Choisissez-le parmi les propositions.",
    "commune_unknown": "Cette commune n'est pas dans la liste. Choisissez une des propositions, ou « Ma commune "
    "n'est pas dans la liste » pour écrire son nom.",
    "city_required": "Écrivez le nom de votre ville de naissance.",
    # identity document
    "document_number_format": "Ce numéro n'a pas la forme attendue pour cette pièce. Vérifiez la pièce choisie et "
    "recopiez son numéro en entier.",
    "document_is_foreigner_number": "C'est votre numéro d'étranger, qui reste le même toute la vie. Il nous faut "
    "celui de la carte : 9 caractères, imprimés au recto. Au verso, il suit les lettres FRA sur la première des "
    "lignes de codes.",
    "document_check_digit": "Un des caractères de la ligne de codes a été mal lu. Recopiez-la de nouveau, ou "
    "saisissez seulement le numéro de la pièce.",
    "document_kind_differs": "Cette ligne de codes est celle d'une autre pièce. Choisissez la pièce que vous avez en "
    "main.",
    "document_unknown": "Nous n'avons pas retrouvé cette pièce avec votre nom et votre date de naissance. Vérifiez "
    "le numéro, ou choisissez « Aucune de ces pièces ». Essais restants : {tries_left}.",
    # contact
    "phone_invalid": "Ce numéro de téléphone est incomplet ou comporte une erreur. Exemple : 06 39 98 12 34.",
    "phone_not_mobile": "Ce numéro n'est pas celui d'un mobile : il ne peut pas recevoir de SMS. Donnez un numéro de "
    "mobile, ou choisissez l'adresse e-mail.",
    "phone_country_not_served": "Nous ne pouvons pas envoyer de SMS dans ce pays. Donnez un numéro de mobile "
    "français (outre-mer compris), ou choisissez l'adresse e-mail.",
    "email_invalid": "Cette adresse e-mail est incomplète ou comporte une erreur. Exemple : prenom.nom@example.com.",
    "confirmation_differs": "Les deux saisies sont différentes. Corrigez celle qui est fausse.",
    # code
    "code_format": "Le code compte 6 chiffres. Recopiez-le comme vous l'avez reçu.",
    "code_wrong": "Ce code n'est pas le bon. Si vous en avez reçu plusieurs, seul le dernier est valable. Essais "
    "restants : {attempts_left}.",
    "code_expired": "Ce code n'est plus valable : le délai est passé. Vérifiez votre numéro ou votre adresse, puis "
    "demandez un nouveau code.",
    "code_spent": "Ce code a été refusé trop de fois : il n'est plus valable. Vérifiez votre numéro ou votre "
    "adresse, puis demandez un nouveau code.",
    "resend_too_soon": "Un code vient de partir : laissez-lui le temps d'arriver. Vous pourrez en demander un autre "
    "dans {wait}.",
    "delivery_failed": "Le code n'a pas pu être envoyé. Vérifiez votre numéro ou votre adresse, ou choisissez "
    "l'autre moyen de le recevoir.",
    # password
    "password_too_short": "Le mot de passe compte au moins {shortest} caractères. Ajoutez-en.",
    "password_too_long": "Le mot de passe compte au plus {longest} caractères. Retirez-en.",
    "password_digit_missing": "Ajoutez au moins un chiffre.",
    "password_lowercase_missing": "Ajoutez au moins une lettre minuscule.",
    "password_uppercase_missing": "Ajoutez au moins une lettre majuscule.",
    "password_common": "Ce mot de passe est trop courant : on le devinerait vite. Choisissez-en un autre.",
    "password_personal": "Ce mot de passe contient votre nom, une date ou un numéro à vous : on le devinerait vite. "
    "Choisissez-en un autre.",
    # the whole request
    "invalid_form": "Certaines réponses sont à corriger ou à confirmer. Chacune est indiquée.",
    "malformed_json": "La demande n'a pas pu être lue. Rechargez la page, puis réessayez.",
    "payload_too_large": "La demande est trop longue. Raccourcissez vos réponses, puis réessayez.",
    "unsupported_media_type": "La demande n'est pas dans le bon format (application/json). Rechargez la page, puis "
    "réessayez.",
    "unauthorized": "Cette inscription n'est pas ouverte sur cet appareil, ou n'existe plus. Commencez une nouvelle "
    "inscription.",
    "not_found": "Cette page n'existe pas. Vérifiez l'adresse.",
    "method_not_allowed": "Cette action n'est pas possible ici. Rechargez la page, puis réessayez.",
    "step_not_open": "Cette étape n'est pas ouverte en ce moment. Étape à remplir : {open_step}.",
    "registration_expired": "Cette inscription est fermée et vos réponses sont effacées. Vous pouvez la recommencer "
    "quand vous voulez.",
    "account_not_created": "Votre compte n'a pas pu être créé. Si vous en avez déjà un, connectez-vous ; sinon, "
    "contactez votre caisse.",
    "too_many_requests": "Il y a eu trop de demandes. Par sécurité, attendez {wait}, puis réessayez.",
    "unavailable": "Le service ne répond pas pour le moment. Réessayez dans un instant : ce que vous avez validé est "
    "gardé.",
    "verifier_unavailable": "Les pièces ne peuvent pas être vérifiées pour le moment. Réessayez dans quelques "
    "minutes, ou choisissez « Aucune de ces pièces » : vous enverrez un justificatif plus tard.",
}

TITLES: dict[str, str] = {
    "invalid_form": "Réponses à revoir",
    "malformed_json": "Demande illisible",
    "payload_too_large": "Demande trop longue",
    "unsupported_media_type": "Format non accepté",
    "unauthorized": "Inscription introuvable",
    "not_found": "Page introuvable",
    "method_not_allowed": "Action impossible",
    "step_not_open": "Étape fermée",
    "registration_expired": "Inscription fermée",
    "account_not_created": "Compte non créé",
    "too_many_requests": "Trop de demandes",
    "unavailable": "Service indisponible",
    "verifier_unavailable": "Vérification indisponible",
    "document_unknown": "Pièce non retrouvée",
    "code_wrong": "Code faux",
    "code_expired": "Code expiré",
    "code_spent": "Code refusé trop de fois",
    "resend_too_soon": "Code déjà envoyé",
}

NOTICES: dict[str, str] = {
    "code_expired": "Le code n'est plus valable : le délai est passé. Vérifiez votre numéro ou votre adresse, puis "
    "demandez un nouveau code.",
    "code_spent": "Le code a été refusé trop de fois : il n'est plus valable. Vérifiez votre numéro ou votre "
    "adresse, puis demandez un nouveau code.",
    "delivery_failed": "Le code n'a pas pu être envoyé. Vérifiez votre numéro ou votre adresse, ou choisissez "
    "l'autre moyen de le recevoir.",
    "account_not_created": "Votre compte n'a pas pu être créé. Si vous en avez déjà un, connectez-vous ; sinon, "
    "contactez votre caisse.",
}

# Field: title of the bubble, text of the bubble.
HELP: dict[str, tuple[str, str]] = {
    "benefit": (
        "Votre demande",
        "Choisissez ce que vous voulez demander : la demande vous attendra dans votre espace. Vous pouvez aussi "
        "ouvrir l'espace sans rien demander.",
    ),
    "nir": (
        "Votre numéro de sécurité sociale",
        "Les 13 premiers caractères du numéro de votre carte Vitale, aussi écrit sur vos bulletins de paie. Les "
        "espaces ne comptent pas. Si vous ajoutez la clé (les 2 derniers chiffres), nous repérons les fautes de "
        "frappe. Ce numéro nous permet de retrouver votre foyer ; il sera votre identifiant pour vous connecter.",
    ),
    "nir_none": (
        "Si vous n'avez pas de numéro de sécurité sociale",
        "Ce n'est pas un obstacle : répondez « Non ». Nous vous donnerons à la fin un identifiant provisoire, à "
        "garder pour vous connecter.",
    ),
    "title": (
        "Votre civilité",
        "La même que sur vos papiers d'identité. Nous la comparons au premier chiffre de votre numéro de sécurité "
        "sociale. Si elle a changé et que le numéro n'a pas encore suivi, vous pourrez le confirmer.",
    ),
    "family_name": (
        "Votre nom de naissance",
        "Le nom de votre acte de naissance, en entier, même si vous en utilisez un autre. Si vous n'avez qu'un nom, "
        "ou qu'un prénom, laissez l'autre champ vide.",
    ),
    "given_names": (
        "Vos prénoms",
        "Tous vos prénoms, dans l'ordre de vos papiers d'identité, séparés par un espace.",
    ),
    "usage_name": (
        "Votre nom d'usage",
        "Le nom que vous utilisez s'il est différent de votre nom de naissance, par exemple celui de votre mari, de "
        "votre femme ou de votre autre parent. Sinon, laissez ce champ vide.",
    ),
    "birthdate": (
        "Votre date de naissance",
        "Le jour, le mois et l'année de vos papiers d'identité. Exemple : 07/04/1985. Si vos papiers n'indiquent pas "
        "le jour ou le mois, écrivez seulement 04/1985, ou 1985. Il faut avoir au moins 15 ans.",
    ),
    "birthplace": (
        "Votre lieu de naissance",
        "Celui de vos papiers d'identité. Nous le comparons à votre numéro de sécurité sociale, pour repérer les "
        "erreurs de saisie. Pour les départements et territoires d'outre-mer, choisissez la France.",
    ),
    "birthplace.country": (
        "Votre pays de naissance",
        "Choisissez le pays tel qu'il s'appelait à votre naissance, s'il a changé de nom ou de frontières. Pour les "
        "départements et territoires d'outre-mer, choisissez la France.",
    ),
    "birthplace.commune": (
        "Votre commune de naissance",
        "Écrivez les premières lettres, puis choisissez dans la liste. Les accents et les traits d'union ne comptent "
        "pas, et les anciens noms y sont aussi. Si vous ne la trouvez pas, choisissez « Ma commune n'est pas dans la "
        "liste ».",
    ),
    "birthplace.city": (
        "Votre ville de naissance",
        "Écrivez le nom de la ville comme sur vos papiers d'identité, avec les lettres de notre alphabet.",
    ),
    "kind": (
        "Votre pièce d'identité",
        "Choisissez la pièce que vous avez en main. Elle nous montre que c'est bien vous qui ouvrez l'espace. Si "
        "vous n'en avez aucune, choisissez « Aucune de ces pièces » : vous pourrez continuer et enverrez un "
        "justificatif plus tard.",
    ),
    "number.national_id_card": (
        "Le numéro de votre carte d'identité",
        "Carte du format d'une carte bancaire : 9 caractères, au recto, sous « N° du document ». Ancienne carte, "
        "plus grande : 12 caractères, en haut du recto. Vous pouvez aussi recopier en entier les lignes de codes "
        "(celles avec des <<<).",
    ),
    "number.residence_permit": (
        "Le numéro de votre titre de séjour",
        "Le numéro de la carte : 9 caractères, au recto. Ce n'est pas le numéro d'étranger, qui compte 10 chiffres. "
        "Au verso, il suit les lettres FRA sur la première des lignes de codes ; vous pouvez aussi recopier ces "
        "lignes en entier.",
    ),
    "number.passport": (
        "Le numéro de votre passeport",
        "9 caractères, en haut de la page avec la photo : 2 chiffres, 2 lettres, 5 chiffres. Vous pouvez aussi "
        "recopier en entier les deux lignes de codes au bas de cette page.",
    ),
    "channel": (
        "Recevoir votre code",
        "Nous vous envoyons un code à 6 chiffres pour vérifier que ce numéro ou cette adresse est bien à vous. "
        "Choisissez le moyen que vous pouvez lire tout de suite.",
    ),
    "value.sms": (
        "Votre numéro de mobile",
        "Un mobile français, outre-mer compris. Exemple : 06 39 98 12 34. Les espaces ne comptent pas. Nous "
        "l'utiliserons aussi pour vous prévenir au sujet de votre espace.",
    ),
    "value.email": (
        "Votre adresse e-mail",
        "Une adresse que vous lisez souvent. Exemple : prenom.nom@example.com. Nous l'utiliserons aussi pour vous "
        "prévenir au sujet de votre espace.",
    ),
    "confirmation": (
        "Une seconde fois",
        "Saisissez de nouveau le numéro ou l'adresse : une faute de frappe enverrait le code à quelqu'un d'autre.",
    ),
    "code": (
        "Votre code de vérification",
        "Les 6 chiffres que nous venons de vous envoyer. Si vous en avez reçu plusieurs, seul le dernier est "
        "valable. Ne le communiquez à personne : aucun de nos agents ne vous le demandera.",
    ),
    "password": (
        "Votre mot de passe",
        "De 8 à 24 caractères, avec au moins un chiffre, une minuscule et une majuscule. Évitez votre nom et votre "
        "date de naissance. Vous pouvez le coller depuis un gestionnaire de mots de passe.",
    ),
    "password_confirmation": (
        "Votre mot de passe, une seconde fois",
        "Saisissez le même mot de passe : une faute de frappe vous empêcherait de vous connecter.",
    ),
}

NOTHING_RECEIVED: tuple[str, tuple[str, str, str, str]] = (
    "Vous n'avez rien reçu ?",
    (
        "Attendez quelques minutes et vérifiez que votre téléphone a du réseau, ou que vous avez accès à internet : "
        "un message peut prendre du retard.",
        "Si vous avez choisi l'e-mail, regardez dans les dossiers « Courrier indésirable », « Spam » ou « Promotions "
        "».",
        "Vérifiez le numéro ou l'adresse où le code est parti. S'il y a une erreur, modifiez-le : vos autres "
        "réponses sont gardées.",
        "Demandez un nouveau code. Seul le dernier code reçu est valable.",
    ),
)

STEPS: dict[str, str] = {
    "civil_status": "Votre état civil",
    "identity_document": "Votre pièce d'identité",
    "contact": "Vos coordonnées de contact",
    "code": "Votre code de vérification",
    "password": "Votre mot de passe",
}
NO_STEP = "aucune"

LABELS: dict[str, dict[str, str]] = {
    "steps": STEPS,
    "titles": {"madame": "Madame", "monsieur": "Monsieur"},
    "identity_documents": {
        "national_id_card": "Carte nationale d'identité",
        "residence_permit": "Titre de séjour",
        "passport": "Passeport",
        "none": "Aucune de ces pièces",
    },
    "channels": {"sms": "Par SMS", "email": "Par e-mail"},
    "benefits": {
        "housing": "Logement",
        "housing_allowance": "Aide au logement",
        "housing_move": "Prime de déménagement",
        "housing_home_loan": "Prêt pour améliorer son logement",
        "family": "Famille et enfants",
        "early_childhood": "Petite enfance",
        "activity_bonus": "Prime d'activité",
        "minimum_income": "Revenu de solidarité active (RSA)",
        "disability": "Handicap",
    },
}

# SMS: GSM-7 only (no ê ô î â ç, no curly apostrophe, no no-break space), 160 septets at most.
CODE_SMS = (
    "{code} est votre code Mon Compte, valable {minutes} min. Ne le communiquez à personne. Rien demandé ? Ignorez "
    "ce SMS."
)
OWNER_TOLD_SMS = (
    "Mon Compte : quelqu'un a voulu ouvrir un espace avec votre numéro. Rien n'a changé pour vous. C'est vous ? "
    "Connectez-vous. Sinon, prévenez votre caisse."
)

# Subject, paragraphs. The code itself stands alone before the first one.
CODE_MAIL: tuple[str, tuple[str, ...]] = (
    "Votre code de vérification Mon Compte",
    (
        "C'est votre code de vérification Mon Compte. Saisissez-le sur la page où vous l'avez demandé.",
        "Il est valable {minutes} minutes. Si vous en avez reçu plusieurs, seul le dernier est le bon.",
        "Ne le communiquez à personne. Aucun de nos agents ne vous le demandera, ni par téléphone, ni par message.",
        "Vous n'avez rien demandé ? Ne faites rien et ne donnez ce code à personne : sans lui, votre adresse ne peut "
        "pas être utilisée pour ouvrir un espace.",
    ),
)
OWNER_TOLD_MAIL: tuple[str, tuple[str, ...]] = (
    "Un espace a été demandé avec votre numéro",
    (
        "Quelqu'un vient de vouloir ouvrir un espace Mon Compte avec votre numéro de sécurité sociale.",
        "Vous avez déjà un espace : aucun autre n'a été ouvert, et rien n'a changé dans le vôtre.",
        "C'était vous ? Connectez-vous à votre espace, avec votre mot de passe habituel.",
        "Ce n'était pas vous ? Prévenez votre caisse, par le moyen que vous utilisez d'habitude. Ne donnez à "
        "personne votre mot de passe, ni un code que vous auriez reçu.",
        "Ce message ne contient aucun lien et n'attend pas de réponse.",
    ),
)

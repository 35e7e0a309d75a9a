"""The English sentences, by code: same keys and placeholders as `fr`, which a test holds."""

ERRORS: dict[str, str] = {
    # any field
    "required": "An answer is needed here to go on.",
    "not_text": "The answer does not have the expected form. Please type it again.",
    "too_long": "This is too long: {longest} characters at most. Please shorten your answer.",
    "invalid_characters": "One of the characters cannot be read. Clear the field and type it again.",
    "unknown_choice": "Choose one of the answers offered.",
    "unknown_field": "A piece of information too many was sent. Reload the page, then try again.",
    # NIR: impossible
    "nir_length": "A social security number has 13 characters, or 15 with its key. Some are missing, or there are "
    "too many: compare with your Vitale card.",
    "nir_characters": "A social security number is written in digits. The only letters possible are 2A or 2B, for a "
    "birth in Corsica. Please correct the number.",
    "nir_sex": "The first digit of the number is not possible: it must be 1, 2, 3, 4, 7 or 8. Please correct it.",
    "nir_month": "Digits 4 and 5 of the number (the month of birth) are not possible. Please check them.",
    "nir_department": "Characters 6 and 7 of the number (the département of birth, 99 for abroad) are not possible. "
    "Please check them.",
    "nir_commune": "The digits of the number that follow the département (the town or country of birth) are not "
    "possible. Please check them.",
    "nir_order": "Digits 11 to 13 of the number cannot be 000. Please check them.",
    "nir_key": "The key (the last two digits) does not go with the rest of the number: there is a typing error. Go "
    "through the number digit by digit.",
    # NIR: please check
    "nir_title_mismatch": "The first digit of the number does not match the title you chose. Correct what is wrong, "
    "or confirm that all is right.",
    "nir_year_mismatch": "Digits 2 and 3 of the number do not match your year of birth. Correct what is wrong, or "
    "confirm that all is right.",
    "nir_month_mismatch": "Digits 4 and 5 of the number do not match your month of birth. Correct what is wrong, or "
    "confirm that all is right.",
    "nir_month_unusual": "Digits 4 and 5 of the number (the month of birth) are unusual. Correct them, or confirm "
    "that all is right.",
    "nir_department_mismatch": "Characters 6 and 7 of the number do not match your place of birth. Correct what is "
    "wrong, or confirm that all is right.",
    "nir_commune_mismatch": "Digits 8 to 10 of the number do not match your town of birth. Correct what is wrong, "
    "or confirm that all is right.",
    "nir_country_mismatch": "The number does not match your country of birth. Correct what is wrong, or confirm that "
    "all is right.",
    "nir_corsica_date": "For a birth in Corsica, the number has 20 until the end of 1975, then 2A or 2B. Correct "
    "what is wrong, or confirm that all is right.",
    # names, dates, places
    "name_required": "Write at least a birth name or a given name.",
    "name_characters": "A name is written in letters, spaces, apostrophes and hyphens. Please remove the other signs.",
    "date_format": "Write the date with its day, month and year. Example: 07/04/1985 for 7 April 1985.",
    "date_impossible": "This date does not exist. Please check the day and the month.",
    "date_in_future": "This date has not come yet. Please check the year.",
    "too_young": "You must be at least {youngest} to open a space. Check the date; if it is right, ask your fund for "
    "advice.",
    "too_old": "This date is more than {oldest} years ago. Please check the year.",
    "birthplace_format": "Choose your country of birth, then your town.",
    "country_unknown": "This country is not in the list. Choose it among those offered.",
    "commune_unknown": 'This town is not in the list. Choose one of those offered, or "My town is not in the '
    'list" to write its name.',
    "city_required": "Write the name of the town where you were born.",
    # identity document
    "document_number_format": "This number does not have the form expected for this document. Check which document "
    "you chose and copy its whole number.",
    "document_is_foreigner_number": "This is your foreigner's number, which stays the same all your life. We need "
    "the number of the card: 9 characters, printed on the front. On the back, it follows the letters FRA on the "
    "first of the lines of codes.",
    "document_check_digit": "One of the characters of the line of codes was misread. Copy it again, or type only the "
    "number of the document.",
    "document_kind_differs": "This line of codes belongs to another document. Choose the document that you have in "
    "hand.",
    "document_unknown": "We did not find this document with your name and birth date. Check the number, or choose "
    '"None of these documents". Tries left: {tries_left}.',
    # contact
    "phone_invalid": "This phone number is incomplete or has an error. Example: 06 39 98 12 34.",
    "phone_not_mobile": "This is not a mobile number: it cannot receive text messages. Give a mobile number, or choose "
    "the email address.",
    "phone_country_not_served": "We cannot send text messages to this country. Give a French mobile number (overseas "
    "included), or choose the email address.",
    "email_invalid": "This email address is incomplete or has an error. Example: firstname.lastname@example.com.",
    "confirmation_differs": "The two entries are different. Correct the one that is wrong.",
    # code
    "code_format": "The code has 6 digits. Copy it as you received it.",
    "code_wrong": "This is not the right code. If you received several, only the last one is valid. Tries left: "
    "{attempts_left}.",
    "code_expired": "This code is no longer valid: its time has passed. Check your number or address, then ask "
    "for a new code.",
    "code_spent": "This code was refused too many times: it is no longer valid. Check your number or address, then "
    "ask for a new code.",
    "resend_too_soon": "A code has just been sent: give it time to arrive. You can ask for another one in {wait}.",
    "delivery_failed": "The code could not be sent. Check your number or address, or choose the other way to receive "
    "it.",
    # password
    "password_too_short": "The password has at least {shortest} characters. Add some.",
    "password_too_long": "The password has at most {longest} characters. Remove some.",
    "password_digit_missing": "Add at least one digit.",
    "password_lowercase_missing": "Add at least one lower case letter.",
    "password_uppercase_missing": "Add at least one upper case letter.",
    "password_common": "This password is too common: it would soon be guessed. Choose another one.",
    "password_personal": "This password contains your name, or a date or number of yours: it would soon be guessed. "
    "Choose another one.",
    # the whole request
    "invalid_form": "Some answers are to be corrected or confirmed. Each one is marked.",
    "malformed_json": "The request could not be read. Reload the page, then try again.",
    "payload_too_large": "The request is too long. Shorten your answers, then try again.",
    "unsupported_media_type": "The request is not in the right format (application/json). Reload the page, then try "
    "again.",
    "unauthorized": "This registration is not open on this device, or no longer exists. Start a new registration.",
    "not_found": "This page does not exist. Check the address.",
    "method_not_allowed": "This action is not possible here. Reload the page, then try again.",
    "step_not_open": "This step is not open at the moment. Step to fill in: {open_step}.",
    "registration_expired": "This registration is closed and your answers are erased. You can start again whenever "
    "you like.",
    "account_not_created": "Your account could not be created. If you already have one, sign in; if not, contact your "
    "fund.",
    "too_many_requests": "There were too many requests. For safety, wait {wait}, then try again.",
    "unavailable": "The service does not answer at the moment. Try again shortly: what you have confirmed is kept.",
    "verifier_unavailable": 'Documents cannot be checked at the moment. Try again in a few minutes, or choose "None '
    'of these documents": you will send a supporting document later.',
}

TITLES: dict[str, str] = {
    "invalid_form": "Answers to review",
    "malformed_json": "Unreadable request",
    "payload_too_large": "Request too long",
    "unsupported_media_type": "Format not accepted",
    "unauthorized": "Registration not found",
    "not_found": "Page not found",
    "method_not_allowed": "Action not possible",
    "step_not_open": "Step closed",
    "registration_expired": "Registration closed",
    "account_not_created": "Account not created",
    "too_many_requests": "Too many requests",
    "unavailable": "Service unavailable",
    "verifier_unavailable": "Checking unavailable",
    "document_unknown": "Document not found",
    "code_wrong": "Wrong code",
    "code_expired": "Code expired",
    "code_spent": "Code refused too many times",
    "resend_too_soon": "Code already sent",
}

NOTICES: dict[str, str] = {
    "code_expired": "The code is no longer valid: its time has passed. Check your number or address, then ask for a "
    "new code.",
    "code_spent": "The code was refused too many times: it is no longer valid. Check your number or address, then "
    "ask for a new code.",
    "delivery_failed": "The code could not be sent. Check your number or address, or choose the other way to receive "
    "it.",
    "account_not_created": "Your account could not be created. If you already have one, sign in; if not, contact your "
    "fund.",
}

# Field: title of the bubble, text of the bubble.
HELP: dict[str, tuple[str, str]] = {
    "benefit": (
        "Your request",
        "Choose what you want to ask for: the request will wait for you in your space. You can also open the space "
        "without asking for anything.",
    ),
    "nir": (
        "Your social security number",
        "The first 13 characters of the number on your Vitale card, also written on your payslips. Spaces do not "
        "count. If you add the key (the last 2 digits), we notice typing errors. With this number we find your "
        "household; it will be your identifier when you sign in.",
    ),
    "nir_none": (
        "If you have no social security number",
        'This does not stop you: answer "No". At the end we give you a provisional identifier; keep it to sign in.',
    ),
    "title": (
        "Your title",
        "The same as on your identity papers: Ms for a woman, Mr for a man. We compare it with the first "
        "digit of your social security number. If it has changed and the number has not followed yet, you can "
        "confirm it.",
    ),
    "family_name": (
        "Your birth name",
        "The whole name on your birth certificate, even if you use another one. If you have only a family name, or "
        "only a given name, leave the other field empty.",
    ),
    "given_names": (
        "Your given names",
        "All your given names, in the order of your identity papers, separated by a space.",
    ),
    "usage_name": (
        "The name you use",
        "The name you use if it is not your birth name, for instance that of your husband, your wife or your other "
        "parent. Otherwise, leave this field empty.",
    ),
    "birthdate": (
        "Your date of birth",
        "The day, month and year on your identity papers. Example: 07/04/1985 for 7 April 1985. If your papers do "
        "not give the day or the month, write only 04/1985, or 1985. You must be at least 15.",
    ),
    "birthplace": (
        "Your place of birth",
        "The one on your identity papers. We compare it with your social security number, to notice typing errors. For "
        "the overseas départements and territories, choose France.",
    ),
    "birthplace.country": (
        "Your country of birth",
        "Choose the country as it was called when you were born, if its name or borders have changed. For the "
        "overseas départements and territories, choose France.",
    ),
    "birthplace.commune": (
        "Your town of birth",
        "Type the first letters, then choose in the list. Accents and hyphens do not count, and former names are "
        'there too. If you do not find it, choose "My town is not in the list".',
    ),
    "birthplace.city": (
        "Your town of birth",
        "Write the name of the town as on your identity papers, in the Latin alphabet.",
    ),
    "kind": (
        "Your identity document",
        "Choose the document that you have in hand. It shows us that it is really you who open the space. If you "
        'have none, choose "None of these documents": you can go on and will send a supporting document later.',
    ),
    "number.national_id_card": (
        "The number of your identity card",
        'Card of the size of a bank card: 9 characters, on the front, under "N° du document". Older, larger card: 12 '
        "characters, at the top of the front. You can also copy the whole lines of codes (those with <<<).",
    ),
    "number.residence_permit": (
        "The number of your residence permit",
        "The number of the card: 9 characters, on the front. It is not the foreigner's number, which has 10 digits. "
        "On the back, it follows the letters FRA on the first of the lines of codes; you can also copy these lines "
        "whole.",
    ),
    "number.passport": (
        "The number of your passport",
        "9 characters, at the top of the page with the photo: 2 digits, 2 letters, 5 digits. You can also copy the "
        "two whole lines of codes at the bottom of that page.",
    ),
    "channel": (
        "Receiving your code",
        "We send you a 6-digit code to check that this number or address is really yours. Choose the way that you "
        "can read at once.",
    ),
    "value.sms": (
        "Your mobile number",
        "A French mobile, overseas included. Example: 06 39 98 12 34. Spaces do not count. We will also use it to "
        "tell you about your space.",
    ),
    "value.email": (
        "Your email address",
        "An address that you read often. Example: firstname.lastname@example.com. We will also use it to tell you "
        "about your space.",
    ),
    "confirmation": (
        "A second time",
        "Type the number or the address again: a typing error would send the code to somebody else.",
    ),
    "code": (
        "Your verification code",
        "The 6 digits that we have just sent you. If you received several, only the last one is valid. Never give it "
        "to anybody: none of our staff will ask you for it.",
    ),
    "password": (
        "Your password",
        "From 8 to 24 characters, with at least one digit, one lower case and one upper case letter. Avoid your name "
        "and your date of birth. You can paste it from a password manager.",
    ),
    "password_confirmation": (
        "Your password, a second time",
        "Type the same password: a typing error would keep you from signing in.",
    ),
}

NOTHING_RECEIVED: tuple[str, tuple[str, str, str, str]] = (
    "Have you not received anything?",
    (
        "Wait a few minutes and check that your phone has a signal, or that you have access to the internet: a "
        "message can be late.",
        'If you chose email, look into the folders "Junk", "Spam" or "Promotions".',
        "Check the number or the address where the code was sent. If there is an error, change it: your other "
        "answers are kept.",
        "Ask for a new code. Only the last code received is valid.",
    ),
)

STEPS: dict[str, str] = {
    "civil_status": "Your civil status",
    "identity_document": "Your identity document",
    "contact": "Your contact details",
    "code": "Your verification code",
    "password": "Your password",
}
NO_STEP = "none"

LABELS: dict[str, dict[str, str]] = {
    "steps": STEPS,
    "titles": {"madame": "Ms", "monsieur": "Mr"},
    "identity_documents": {
        "national_id_card": "French identity card",
        "residence_permit": "Residence permit",
        "passport": "French passport",
        "none": "None of these documents",
    },
    "channels": {"sms": "By text message", "email": "By email"},
    "benefits": {
        "housing": "Housing",
        "housing_allowance": "Housing allowance",
        "housing_move": "Moving grant",
        "housing_home_loan": "Home improvement loan",
        "family": "Family and children",
        "early_childhood": "Early childhood",
        "activity_bonus": "Activity bonus (prime d'activité)",
        "minimum_income": "Minimum income (RSA)",
        "disability": "Disability",
    },
}

# SMS: GSM-7 only, 160 septets at most.
CODE_SMS = (
    "{code} is your Mon Compte code, valid for {minutes} min. Never give it to anybody. Did not ask for it? Ignore "
    "this text."
)
OWNER_TOLD_SMS = (
    "Mon Compte: somebody tried to open a space with your number. Yours has not changed. Was it you? Sign in. If "
    "not, tell your fund."
)

# Subject, paragraphs. The code itself stands alone before the first one.
CODE_MAIL: tuple[str, tuple[str, ...]] = (
    "Your Mon Compte verification code",
    (
        "This is your Mon Compte verification code. Type it on the page where you asked for it.",
        "It is valid for {minutes} minutes. If you received several, only the last one is right.",
        "Never give it to anybody. None of our staff will ask you for it, by phone or by message.",
        "You did not ask for anything? Do nothing, and give this code to nobody: without it, your address cannot be "
        "used to open a space.",
    ),
)
OWNER_TOLD_MAIL: tuple[str, tuple[str, ...]] = (
    "A space was requested with your number",
    (
        "Somebody has just tried to open a Mon Compte space with your social security number.",
        "You already have a space: no other one was opened, and nothing has changed in yours.",
        "Was it you? Sign in to your space, with your usual password.",
        "It was not you? Tell your fund, in the way that you usually contact it. Give nobody your password, nor a "
        "code that you may have received.",
        "This message holds no link and needs no answer.",
    ),
)

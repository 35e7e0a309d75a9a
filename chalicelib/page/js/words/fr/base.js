// The words that every page has, in French.
export const fr = {
  "yes": "Oui",
  "no": "Non",
  "skip": "Aller au contenu",
  "language": "Langue de la page",
  "footer.text": "Mon Compte : page de référence, à adapter par chaque caisse. Vos réponses ne servent qu'à ouvrir " +
    "votre espace.",
  "footer.api": "Le contrat de l'API (pour l'intégration)",

  "action.back": "Précédent",
  "action.continue": "Continuer",
  "action.sending": "Envoi en cours…",
  "field.optional": "(facultatif)",
  "help.about": "Aide : {label}",
  "help.unavailable": "L'aide n'est pas disponible pour le moment. Réessayez dans un instant.",

  "error.error": "Erreur : ",
  "error.check": "À vérifier : ",
  "error.network": "Rien de ce que vous avez saisi n'est perdu. Vérifiez votre connexion, puis réessayez.",
  "error.unavailable": "Rien de ce que vous avez saisi n'est perdu. Réessayez dans un instant.",
  "error.busy": "Trop de demandes à la fois. Réessayez dans un instant.",
  "problem.one_error": "Un point est à corriger",
  "problem.errors": "{count} points sont à corriger",
  "problem.line": "{label} : {message}",
  "problem.to_check": "Merci de vérifier avant de continuer",
  "problem.confirm": "J'ai vérifié : tout est exact",
  "problem.not_possible": "Ce n'est pas possible pour l'instant",
  "problem.network": "La connexion est coupée",
  "problem.unavailable": "Le service ne répond pas",
  "problem.retry": "Réessayer",
  "problem.retry_at": "Vous pourrez réessayer {moment}.",
  "problem.reference": "Si cela se répète, donnez cette référence à votre caisse : {reference}",
  "problem.error_in_title": "Erreur : {title}",
  "problem.confirm_in_title": "À vérifier : {title}",
  "problem.trouble_in_title": "Erreur : {title}",
  "problem.other_contact": "Vous pouvez aussi donner un autre numéro ou une autre adresse.",
  "time.today": "à {time}",
  "time.later": "le {day} à {time}",

  "notice.resend_at": "Vous pourrez recevoir un nouveau code {moment}. Pour ne pas attendre, donnez un autre numéro " +
    "ou une autre adresse.",
};

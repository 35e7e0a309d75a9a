"""`/registrations`: the routes of a form on its way, and the form as its owner sees it."""

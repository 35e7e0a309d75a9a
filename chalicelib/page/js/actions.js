// What a screen can ask for. Filled by those who do it; kept apart so that screens and flow do not import each other.
export const actions = {};

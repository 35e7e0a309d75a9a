// What a screen can ask for. Filled by flow.js; kept apart so that screens and flow do not import each other.
export const actions = {};

// What the browser keeps for us between two loads of a page, if it keeps anything.

const LANGUAGE = "mon-compte.language";
const PROBE = "mon-compte.probe";

let isRefused = false; // a browser may keep nothing for this site
/** Outlives the tab. */
export const local = storage("localStorage");
/** Lives as long as the tab. */
export const session = storage("sessionStorage");

function storage(name) {
  try {
    window[name].setItem(PROBE, "");
    window[name].removeItem(PROBE);
    return window[name];
  } catch {
    isRefused = true;
    return inMemory();
  }
}

function inMemory() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

/** False where the cookie that proves who one is is refused too. */
export function canRemember() {
  return !isRefused && navigator.cookieEnabled;
}

export function chosenLanguage() {
  return local.getItem(LANGUAGE);
}

export function rememberLanguage(code) {
  local.setItem(LANGUAGE, code);
}

// Starts the page on which one opens an account.
import { setPage } from "../base/draw.js";
import { h } from "../base/dom.js";
import { closeHelp } from "../base/help.js";
import { addWords } from "../base/i18n.js";
import { speak } from "../base/speak.js";
import { en } from "../words/en/registration.js";
import { fr } from "../words/fr/registration.js";
import { labels } from "../words/labels.js";
import { listen } from "./elsewhere.js";
import { drawExpiry, watchExpiry } from "./expiry.js";
import { begin } from "./flow.js";
import { loadRecapAgain } from "./navigation.js";
import { screen } from "./screens.js";

document.body.append(h("p", { id: "announcements", class: "spoken", role: "status" }));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeHelp();
});
addWords({ fr, en });
addWords(labels);
setPage({ screen, speak: (code) => speak(code, loadRecapAgain), afterwards: drawExpiry });
listen();
watchExpiry();
begin();

// Starts the page.
import { actions } from "./actions.js";
import { h } from "./dom.js";
import { listen } from "./elsewhere.js";
import { watchExpiry } from "./expiry.js";
import { speak } from "./speak.js";
import { begin } from "./flow.js";
import { closeHelp } from "./help.js";

document.body.append(h("p", { id: "announcements", class: "spoken", role: "status" }));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeHelp(); });
actions.speak = speak;
listen();
watchExpiry();
begin();

// Starts the page.
import { h } from "./dom.js";
import { begin, listen } from "./flow.js";
import { closeHelp } from "./help.js";

document.body.append(h("p", { id: "announcements", class: "spoken", role: "status" }));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeHelp(); });
listen();
begin();

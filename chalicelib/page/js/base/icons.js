// Drawn icons, all decorative: the text beside them says it.
import { svg } from "./dom.js";

const PATHS = {
  housing: ["M3.5 11 12 4l8.5 7", "M6 9.5V20h12V9.5", "M10 20v-5.5h4V20"],
  family: [
    "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
    "M2.8 20v-1.5A5.2 5.2 0 0 1 8 13.3c1.4 0 2.7.6 3.7 1.5",
    "M16.8 14.4a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z",
    "M12.4 20a4.4 4.4 0 0 1 8.8 0",
  ],
  early_childhood: [
    "M12 4v8h8a8 8 0 0 0-8-8Z",
    "M4 12h16a7 7 0 0 1-7 5.5h-2A7 7 0 0 1 4 12Zm0 0V9",
    "M8 21a1.6 1.6 0 1 0 0-3.2A1.6 1.6 0 0 0 8 21Z",
    "M16 21a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z",
  ],
  activity_bonus: ["M4 8.5h16v11H4z", "M9 8.5V5.5h6v3", "M4 13h16", "M12 12v2.4"],
  minimum_income: [
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
    "M15.5 8.8A4.6 4.6 0 1 0 15.5 15.2",
    "M6.8 10.8h6",
    "M6.8 13.3h5",
  ],
  disability: [
    "M12 20.2S4 15.6 4 9.9A4.4 4.4 0 0 1 12 7.4a4.4 4.4 0 0 1 8 2.5c0 5.7-8 10.3-8 10.3Z",
    "M8.5 12.2l2.4 2.3 4.6-4.6",
  ],
  account: ["M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z", "M4.5 20.5a7.5 7.5 0 0 1 15 0"],
  next: ["M9 5.5 15.5 12 9 18.5"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  alert: ["M12 3.8 2.6 20h18.8L12 3.8Z", "M12 10v4.6", "M12 17.2v.2"],
  info: ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z", "M12 11v5.5", "M12 7.6v.2"],
  clock: ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z", "M12 7v5.4l3.2 2"],
};

export function icon(name) {
  const lines = PATHS[name].map((d) => svg("path", { d }));
  const attributes = { class: `icon icon-${name}`, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" };
  return svg("svg", attributes, lines);
}

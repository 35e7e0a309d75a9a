// Says something to screen readers without moving the focus.

/** Empties the region first, so that the same sentence is said again. */
export function announce(sentence) {
  const region = document.getElementById("announcements");
  region.textContent = "";
  setTimeout(() => { region.textContent = sentence; }, 100);
}

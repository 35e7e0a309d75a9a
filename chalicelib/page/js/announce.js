// Says something to screen readers without moving the focus.

/** What was said is in the language of before. */
export function forgetAnnouncement() {
  document.getElementById("announcements").textContent = "";
}

/** Empties the region first, so that the same sentence is said again. */
export function announce(sentence) {
  forgetAnnouncement();
  setTimeout(() => { document.getElementById("announcements").textContent = sentence; }, 100);
}

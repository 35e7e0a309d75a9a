// Says something to screen readers without moving the focus.

/** What was said is in the language of before. */
export function forgetAnnouncement() {
  document.getElementById("announcements").textContent = "";
}

let waiting = [];

/** Empties the region first: the same sentence is said again. What comes at the same moment is said together. */
export function announce(sentence) {
  forgetAnnouncement();
  if (waiting.push(sentence) > 1) return;
  setTimeout(() => {
    document.getElementById("announcements").textContent = waiting.join(" ");
    waiting = [];
  }, 100);
}

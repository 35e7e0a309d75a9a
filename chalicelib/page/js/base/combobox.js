// A text field with a list of proposals (ARIA Authoring Practices: combobox with list autocomplete, manual selection).
//
// The focus stays in the field; arrows move through the list, Enter takes, Escape closes, then empties.
import { announce } from "./announce.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";

const PAUSE = 180; // milliseconds without a key before the search

/**
 * `words`: how the keys of what is said about the proposals begin; `search(text)` → { proposals: [{ value, name, label,
 * detail }], areNear }, or null when the service does not answer; `onchange(proposal or null)`.
 */
export function combobox({ id, name, text, words, search, onchange }) {
  const list = h("ul", {
    id: `${id}-list`, role: "listbox", class: "proposals", hidden: true, "aria-label": t(`${words}.list`),
  });
  const remark = h("p", { class: "proposals-remark", hidden: true });
  const input = inputOf(id, name, text);
  const box = { input, list, remark, words, search, onchange, proposals: [], active: -1, wait: 0, asked: 0 };
  input.addEventListener("input", () => onTyping(box));
  input.addEventListener("keydown", (event) => onKey(box, event));
  input.addEventListener("blur", () => onLeaving(box));
  return { input, around: [remark, list] };
}

function inputOf(id, name, text) {
  return h("input", {
    id, name, type: "text", class: "input", role: "combobox", value: text ?? "", autocomplete: "off",
    spellcheck: "false", required: true, "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": `${id}-list`,
  });
}

function onTyping(box) {
  box.onchange(null);
  clearTimeout(box.wait);
  box.wait = setTimeout(() => proposeIn(box), PAUSE);
}

async function proposeIn(box) {
  const text = box.input.value.trim();
  box.asked += 1;
  const mine = box.asked;
  if (text.length < 2) return closeProposals(box);
  const found = await box.search(text);
  // A later search has started, or the person has gone on to another field.
  if (mine !== box.asked || document.activeElement !== box.input) return undefined;
  return showProposals(box, found);
}

function showProposals(box, found) {
  closeProposals(box);
  box.proposals = found?.proposals ?? [];
  box.list.replaceChildren(...box.proposals.map((proposal, index) => optionOf(box, proposal, index)));
  const count = box.proposals.length;
  const sentence = remarkOf(box.words, found, count);
  box.remark.textContent = sentence;
  box.remark.hidden = count > 0 && !found.areNear;
  box.list.hidden = count === 0;
  box.input.setAttribute("aria-expanded", String(count > 0));
  // On a telephone the list would open below what is seen.
  if (count > 0 && box.list.getBoundingClientRect().bottom > innerHeight) box.input.scrollIntoView({ block: "start" });
  announce(sentence);
}

function remarkOf(words, found, count) {
  if (!found) return t(`${words}.unavailable`);
  if (count === 0) return t(`${words}.none`);
  if (found.areNear) return t(`${words}.near`);
  return t(count === 1 ? `${words}.one` : `${words}.many`, { count });
}

function optionOf(box, proposal, index) {
  return h(
    "li",
    {
      id: `${box.list.id}-${index}`, role: "option", "aria-selected": "false",
      // The field keeps the focus; the choice is made on release, so that a slip can be taken back.
      onmousedown: (event) => event.preventDefault(),
      onclick: () => takeProposal(box, index),
    },
    h("span", {}, proposal.label),
    " ",
    h("span", { class: "proposal-detail" }, proposal.detail),
  );
}

function onKey(box, event) {
  const isOpen = !box.list.hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!isOpen) proposeIn(box);
    else moveBy(box, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && isOpen && box.active >= 0) {
    event.preventDefault();
    takeProposal(box, box.active);
  } else if (event.key === "Escape") onEscape(box, event, isOpen);
}

// Closes the list; else a help bubble, if one is open (that is somebody else's to do); else empties the field.
function onEscape(box, event, isOpen) {
  if (!isOpen && document.querySelector(".help-button[aria-expanded='true']")) return;
  event.stopPropagation();
  if (isOpen) return closeProposals(box);
  box.input.value = "";
  box.input.dispatchEvent(new Event("input", { bubbles: true }));
}

function moveBy(box, by) {
  const count = box.proposals.length;
  // From no option: down to the first, up to the last.
  setActiveOption(box, box.active < 0 && by < 0 ? count - 1 : (box.active + by + count) % count);
}

function setActiveOption(box, index) {
  for (const [position, item] of [...box.list.children].entries()) {
    item.setAttribute("aria-selected", String(position === index));
  }
  box.active = index;
  if (index < 0) return box.input.removeAttribute("aria-activedescendant");
  box.input.setAttribute("aria-activedescendant", box.list.children[index].id);
  return box.list.children[index].scrollIntoView({ block: "nearest" });
}

function takeProposal(box, index) {
  const proposal = box.proposals[index];
  box.input.value = proposal.label;
  closeProposals(box);
  box.onchange(proposal);
  announce(t(`${box.words}.taken`, { label: `${proposal.label} ${proposal.detail}` }));
}

// A name typed whole that is the only one proposed needs no gesture.
function onLeaving(box) {
  const typedText = box.input.value.trim().toLowerCase();
  const same = box.proposals.filter((proposal) => proposal.name.toLowerCase() === typedText);
  if (!box.list.hidden && box.proposals.length === 1 && same.length === 1) takeProposal(box, 0);
  else closeList(box);
}

function closeProposals(box) {
  closeList(box);
  box.remark.hidden = true;
}

// The remark stays when the person leaves the field: what stands below it, and is being pressed, does not move.
function closeList(box) {
  clearTimeout(box.wait);
  setActiveOption(box, -1);
  box.list.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
}

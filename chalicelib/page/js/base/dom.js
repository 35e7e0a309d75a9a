// Makes elements. Never from HTML text: the Content-Security-Policy forbids it and typed text stays text.

const SVG = "http://www.w3.org/2000/svg";

/** h("p", { class: "hint", onclick: f, hidden: true }, "text", node, [more]) */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children.flat(Infinity).filter((child) => ![null, undefined, false].includes(child)));
  return element;
}

function setAttribute(element, name, value) {
  if (name.startsWith("on")) {
    // A handler that is missing is found when its control is drawn, not when somebody presses it.
    if (typeof value !== "function") throw new TypeError(`${name} of <${element.localName}> is ${value}`);
    element.addEventListener(name.slice(2), value);
  } else if (value === undefined || value === null || value === false) return;
  else if (name === "value" || name === "checked") element[name] = value;
  else element.setAttribute(name, value === true ? "" : value);
}

/** Text for screen readers only. */
export function spoken(text) {
  return h("span", { class: "spoken" }, text);
}

/** The address of a screen's element: JSON names have dots, ids do not. */
export function idOf(name) {
  return name.replaceAll(".", "-");
}

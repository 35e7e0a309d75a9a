// Step 3: where the code is sent; also, while a code is awaited, where to send it instead.
import { h } from "../../base/dom.js";
import { choiceField, textField } from "../../base/fields.js";
import { t } from "../../base/i18n.js";
import { state } from "../state.js";
import { stepFrame } from "../step_frame.js";

export const contact = {
  path: "contact",
  // Each channel keeps its own text: looking at the other one loses nothing.
  typed: (answers) => {
    const value = (channel) => (answers?.channel === channel ? contactAsTyped(answers) : "");
    return {
      channel: answers?.channel ?? "",
      sms: value("sms"), sms_again: value("sms"), email: value("email"), email_again: value("email"),
    };
  },
  body: (values) => ({
    channel: values.channel || null,
    value: values[values.channel] ?? null,
    confirmation: values[`${values.channel}_again`] ?? null,
  }),
  controlOf: (field, values) => {
    if (!values.channel) return "channel";
    return { value: values.channel, confirmation: `${values.channel}_again` }[field] ?? field;
  },
};

// "+33639981234" → "06 39 98 12 34", and "+262692001234" → "06 92 00 12 34": as people write them. The API tells a
// contact's number so too: twice on purpose, the answers hold it as it is sent to.
const FRENCH_MOBILE = /^\+(?:33|262|590|594|596)([0-9])([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})$/;

export function contactAsTyped({ channel, value }) {
  return channel === "sms" ? value.replace(FRENCH_MOBILE, "0$1 $2 $3 $4 $5") : value;
}

const INPUTS = {
  sms: { type: "tel", inputmode: "tel", autocomplete: "tel", class: "input input-digits input-medium" },
  email: { type: "email", inputmode: "email", autocomplete: "email", autocapitalize: "none" },
};

export function contactScreen(values, { frame, keepContact }) {
  const isChange = state.registration.open_step === "code";
  const title = t(isChange ? "contact.change_title" : "label.steps.contact");
  const parts = { sms: channelPart("sms", values), email: channelPart("email", values) };
  const update = (now) => {
    for (const [channel, part] of Object.entries(parts)) part.hidden = now.channel !== channel;
  };
  update(values);
  const node = stepFrame(frame, {
    step: "contact", title, onvalues: update, sender: t("contact.send"),
    intro: [h("p", {}, t(isChange ? "contact.change_intro" : "contact.intro")), h("p", {}, t("form.every_required"))],
    onback: isChange ? keepContact : undefined,
    fields: [
      choiceField({ name: "channel", legend: t("contact.channel"), value: values.channel, inline: true,
        choices: ["sms", "email"].map((value) => ({ value, label: t(`label.channels.${value}`) })) }),
      parts.sms,
      parts.email,
    ],
  });
  return { title, node };
}

function channelPart(channel, values) {
  const field = (name, label, hint, help) =>
    textField({ name, label, hint, help, value: values[name], input: INPUTS[channel] });
  return h("div", {},
    field(channel, t(`contact.${channel}_value`), t(`contact.${channel}_hint`), `value.${channel}`),
    field(`${channel}_again`, t(`contact.${channel}_again`), null, "confirmation"));
}

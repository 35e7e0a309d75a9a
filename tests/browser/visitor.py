"""A person in front of the page: does what a step asks, and has axe look at every screen on the way."""

import itertools
import re
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Request

from local.engine.stack import Stack
from local.harness.person import STRANGER, code_in

SCREENSHOTS = Path(__file__).parent / "screenshots"
PASSWORD = "Correct4Pferd"
_numbers = itertools.count(100)

CIVIL_STATUS: dict[str, str | bool] = {
    "has_nir": "no",
    "title": "madame",
    "family_name": "Testard",
    "given_names": "Zoé",
    "birthdate": "03/02/1985",
    "where": "france",
    "commune_unlisted": True,
    "city": "Villeneuve",
}
NIR = "2 85 02 99 999 777"
"""Of nobody, and of no demo household."""
BORN_ABROAD = {"where": "abroad", "country": "99109", "city": "Bonn"}

PATHS = ["civil-status", "identity-document", "contact", "code", "password"]


def fresh_mobile() -> str:
    """A fictional mobile that no other test uses: the limits count by contact."""
    number = next(_numbers)
    return f"06 39 98 {number // 100:02d} {number % 100:02d}"


def fresh_mail() -> str:
    return f"zoe{next(_numbers)}@example.com"


TYPED = """() => Object.fromEntries([...document.querySelectorAll("form [name]")]
  .map((control) => [`${control.name} ${control.type} ${control.type === "radio" ? control.value : ""}`,
    ["radio", "checkbox"].includes(control.type) ? control.checked : control.value]))"""


SENTENCES = """() => [...document.querySelectorAll("body *:not(option, script)")]
  .filter((element) => !element.closest("[translate=no]"))
  .flatMap((element) => [
    ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data),
    ...["aria-label", "title"].map((name) => element.getAttribute(name) ?? "")])
  .map((text) => text.replace(/\\s+/g, " ").trim())"""
# Elements that are wider than the room they have.
SPILT = """() => [...document.querySelectorAll("#page *:not(input, select, option, svg, svg *)")]
  .filter((element) => element.clientWidth > 0 && !element.closest(".spoken"))
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.outerHTML.slice(0, 80))"""
# Each control has one label of its own, and no two elements share an id: axe does not look at it.
NAMELESS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const nameless = [...document.querySelectorAll("input:not([type=hidden]), select")]
    .filter((control) => control.labels.length !== 1 || !control.labels[0].textContent).map((control) => control.id);
  return [...twice, ...nameless];
}"""


class Visitor:
    """`name` begins the names of the screenshots."""

    def __init__(self, page: Page, stack: Stack, name: str) -> None:
        self.page, self.stack, self.url, self._name = page, stack, stack.url, name
        self._shots = itertools.count(1)

    # What the page says

    @property
    def view(self) -> str:
        return self.page.locator("main").get_attribute("data-view") or ""

    @property
    def language(self) -> str:
        return self.page.get_attribute("html", "lang") or ""

    def typed(self) -> dict[str, object]:
        """What every control of the form holds."""
        return dict(self.page.evaluate(TYPED))

    def kept(self) -> str:
        """All that scripts find in the browser."""
        return str(self.page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"))

    def is_at(self, view: str) -> None:
        self.page.wait_for_selector(f"main[data-view={view}]")

    def has_problem(self) -> str:
        """Waits for the box that tells what is wrong; it has the focus."""
        self.page.wait_for_selector("#problem:focus")
        return self.page.inner_text("#problem")

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))

    def check(self, screen: str, *, in_both_languages: bool = True) -> None:
        """Screenshots; nothing wider than the window; axe finds nothing, in light, in dark, in the other language.

        Only one language where switching would close what is looked at (a dialog, a list of proposals).
        """
        name = f"{self._name}-{next(self._shots):02d}-{screen}"
        self._look(name)
        # In the dark only the colours are others.
        self.page.emulate_media(color_scheme="dark")
        assert not (found := violations(self.page, {"runOnly": ["color-contrast"]})), f"{name} in the dark: {found}"
        self.page.emulate_media(color_scheme="light")
        if in_both_languages:
            self._look_in_the_other_language(name)

    def other_tab(self) -> "Visitor":
        """Of the same browser."""
        return Visitor(self.page.context.new_page(), self.stack, f"{self._name}-other_tab").open()

    def _look(self, name: str, options: dict[str, object] | None = None) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
        assert self.page.evaluate(NAMELESS) == [], name
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"
        assert self.page.evaluate(SPILT) == [], name
        assert not (found := violations(self.page, options)), f"{name}: {found}"

    def _look_in_the_other_language(self, name: str) -> None:
        """There and back: what was typed is still there, and no sentence is in the wrong language."""
        language, typed, focused = self.language, self.typed(), self.focused()
        sentences = self._sentences()
        # The page does not wait long for the words of an error: the browser has them by now, on a busy machine too.
        other = {"fr": "en", "en": "fr"}[language]
        self.page.evaluate("language => fetch('help', {headers: {'Accept-Language': language}})", other)
        sent: list[str] = []

        def listen(request: Request) -> None:
            sent.append(request.method)

        self.page.on("request", listen)
        self.speak(other)
        assert self.typed() == typed, name
        assert not (same := sentences & self._sentences()), f"{name} is not translated: {same}"
        self._look(f"{name}-{self.language}", {"rules": {"color-contrast": {"enabled": False}}})
        self.speak(language)
        assert self.typed() == typed, name
        self.page.remove_listener("request", listen)
        assert set(sent) <= {"GET"}, f"{name}: changing the language has sent something"
        if focused:
            self.page.focus(f"#{focused}")

    def _sentences(self) -> set[str]:
        """Three words and more; not what the person typed."""
        return {text for text in self.page.evaluate(SENTENCES) if text.count(" ") >= 2}

    # What the person does

    def speak(self, language: str) -> None:
        self.page.click(f"#language-{language}")
        self.page.wait_for_selector(f"html[lang={language}]")
        self.page.wait_for_selector(f"#language-{language}:focus")

    def open(self) -> "Visitor":
        self.page.goto(f"{self.url}/")
        self.is_at("entry")
        return self

    def start(self) -> "Visitor":
        self.open()
        self.page.click("#create")
        self.page.click("#start")
        self.is_at("civil_status")
        return self

    def send(self) -> None:
        self.page.click("#submit")

    def quit(self) -> None:
        self.page.click("#quit")
        self.page.click(".button-danger")

    def fill(self, values: dict[str, str | bool]) -> None:
        for name, value in values.items():
            control = self.page.locator(f"[name={name}]").first
            if isinstance(value, bool):
                control.set_checked(value)
            elif control.get_attribute("type") == "radio":
                self.page.check(f"[name={name}][value={value}]")
            elif name == "country":
                control.select_option(value)
            else:
                self.page.fill(f"[name={name}]", value)

    def registration_id(self) -> str:
        return str(self.page.evaluate("localStorage.getItem('mon-compte.registration')"))

    def answer_civil_status(self, **changes: str | bool) -> None:
        values = {**CIVIL_STATUS, **changes}
        if values["where"] == "abroad":
            values.pop("commune_unlisted")
        self.fill(values)
        self.send()

    def answer_identity_document(self, kind: str = "none", number: str | None = None) -> None:
        self.fill({"kind": kind, **({"number": number} if number else {})})
        self.send()

    def answer_contact(self, channel: str = "sms", contact: str | None = None) -> str:
        contact = contact or (fresh_mobile() if channel == "sms" else fresh_mail())
        self.fill({"channel": channel, channel: contact, f"{channel}_again": contact})
        self.send()
        return contact

    def received(self, contact: str) -> list[str]:
        """The texts of the messages sent there, oldest first."""
        return [message.text for message in self.stack.messages(international(contact))]

    def code_sent_to(self, contact: str) -> str:
        return code_in(self.received(contact)[-1])

    def answer_code(self, contact: str) -> None:
        self.fill({"code": self.code_sent_to(contact)})
        self.send()

    def answer_password(self) -> None:
        self.fill({"password": PASSWORD, "confirmation": PASSWORD})
        self.send()

    def walk_to(self, step: str, civil_status: object = STRANGER, contact: str | None = None) -> str:
        """At this step, the steps before it answered through the API, in this browser's name; the contact used."""
        contact = contact or fresh_mobile()
        number = self._ask("POST", "/registrations", {})["registration_id"]
        bodies = {
            "civil-status": civil_status,
            "identity-document": {"kind": "none", "number": None},
            "contact": {"channel": "sms", "value": contact, "confirmation": contact},
        }
        for path in PATHS[: [name.replace("-", "_") for name in PATHS].index(step)]:
            body = bodies.get(path) or {"code": self.code_sent_to(contact)}
            self._ask("PUT", f"/registrations/{number}/{path}", body)
        self.page.goto(f"{self.url}/health")  # anything of the same origin, to write into its storage
        for kept in ("localStorage", "sessionStorage"):
            self.page.evaluate(f"number => {kept}.setItem('mon-compte.registration', number)", number)
        self.page.evaluate("location.replace('/')")
        self.is_at(step)
        return contact

    def _ask(self, method: str, path: str, body: object) -> dict[str, str]:
        answer = self.page.request.fetch(f"{self.url}{path}", method=method, data=body)
        for _ in range(100):
            if answer.status != 202:
                break
            # On a busy machine the next step is still on its way.
            self.page.wait_for_timeout(100)
            answer = self.page.request.get(f"{self.url}/registrations/{answer.json()['registration_id']}")
        assert answer.ok, answer.text()
        return dict(answer.json())


def violations(page: Page, options: dict[str, object] | None = None) -> list[str]:
    """What axe-core finds wrong, a line each; `options`: of axe.run."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "(options) => axe.run(options).then((results) => results.violations)",
        {"resultTypes": ["violations"], **(options or {})},
    )
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def international(contact: str) -> str:
    """The contact as messages are addressed: "+33639980100"."""
    return re.sub(r"^0", "+33", contact.replace(" ", "")) if "@" not in contact else contact

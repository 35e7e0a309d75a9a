"""The modules of the page become one script: each in its own scope, and what a browser would refuse is refused."""

import re
from pathlib import Path

import pytest

from chalicelib.api.page_joiner import join, modules_of

DOM = "const tag = 1;\nexport function h() {\n  return tag;\n}\nexport const svg = () => tag;\n"
MAIN = 'import {\n  h, svg,\n} from "./base/dom.js";\nconst tag = 2;\nh(svg, tag);\n'


def write(root: Path, **sources: str) -> Path:
    """`base_dom` is base/dom.js."""
    for name, source in sources.items():
        path = root / f"{name.replace('_', '/')}.js"
        path.parent.mkdir(exist_ok=True)
        path.write_text(source)
    return root


def test_each_module_is_a_function_that_hands_on_its_exports(tmp_path: Path) -> None:
    assert join(write(tmp_path, main=MAIN, base_dom=DOM), "main.js") == (
        "const $modules = {};\n\n"
        '// base/dom.js\n$modules["base/dom.js"] = (() => {\n'
        "const tag = 1;\nfunction h() {\n  return tag;\n}\nconst svg = () => tag;\nreturn { h, svg };\n})();\n\n"
        '// main.js\n$modules["main.js"] = (() => {\n'
        'const { h, svg } = $modules["base/dom.js"];\nconst tag = 2;\nh(svg, tag);\nreturn {  };\n})();\n'
    )


def test_a_module_that_two_need_comes_once_and_before_both(tmp_path: Path) -> None:
    top = 'import { h } from "./base/dom.js";\nimport { f } from "./base/form.js";\nf(h);\n'
    form = 'import { h } from "./dom.js";\nexport async function f() {\n  h();\n}\n'
    root = write(tmp_path, main=top, base_dom=DOM, base_form=form)
    assert [module.path for module in modules_of(root, "main.js")] == ["base/dom.js", "base/form.js", "main.js"]


def test_a_circle_is_refused_and_told(tmp_path: Path) -> None:
    one = 'import { two } from "./two.js";\nexport const one = two;\n'
    two = 'import { one } from "./one.js";\nexport const two = one;\n'
    with pytest.raises(ValueError, match=re.escape("circle: one.js > two.js > one.js")):
        join(write(tmp_path, one=one, two=two), "one.js")


def test_a_name_that_the_module_does_not_export_is_refused(tmp_path: Path) -> None:
    main = 'import { tag, h } from "./base/dom.js";\nh(tag);\n'
    with pytest.raises(ValueError, match=r"main\.js: base/dom\.js does not export tag"):
        join(write(tmp_path, main=main, base_dom=DOM), "main.js")


def test_a_module_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        join(write(tmp_path, main=MAIN), "main.js")


@pytest.mark.parametrize(
    "line",
    [
        "export let count = 0;",
        "export default 1;",
        "export { h };",
        'export * from "./dom.js";',
        'import "./dom.js";',
        'import dom from "./dom.js";',
        'import * as dom from "./dom.js";',
        'import { h } from "dom";',
        'import { h } from "./dom.js"',
    ],
)
def test_a_form_that_cannot_be_joined_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"^main\.js: this form cannot be joined: (import|export)"):
        join(write(tmp_path, main=f"{line}\n"), "main.js")

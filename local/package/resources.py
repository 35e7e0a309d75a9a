"""What Chalice does not make, by subject in statemachine/resources/*.yaml, merged into one template.

No key may stand twice: YAML would keep the last one without a word.
"""

from pathlib import Path
from typing import Any

import yaml
from chalice.package import YAMLTemplateSerializer

from local import ROOT

FOLDER = ROOT / "statemachine" / "resources"


def merged_resources(folder: Path = FOLDER) -> dict[str, Any]:
    """For `chalice package --merge-template`. The short forms are written out: `!Ref X` is `{"Ref": "X"}`.

    Raises:
        SystemExit: names the key that stands twice, and its file.
    """
    merged: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yaml")):
        merged = _merged(merged, _load(file), file.name)
    return merged


def _load(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    _refuse_repeated(yaml.compose(text, yaml.SafeLoader), file.name)
    return YAMLTemplateSerializer().load_template(text, file.name)


def _merged(known: Any, addition: Any, where: str) -> Any:
    if not (isinstance(known, dict) and isinstance(addition, dict)):
        raise SystemExit(f"{where} stands in another file too")
    return known | {
        key: _merged(known[key], value, f"{where}: {key}") if key in known else value for key, value in addition.items()
    }


def _refuse_repeated(node: yaml.Node | None, where: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                raise SystemExit(f"{where}: {key.value} stands twice")
            seen.add(key.value)
            _refuse_repeated(value, f"{where}: {key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_repeated(value, where)

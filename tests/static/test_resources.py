"""The resources by subject become one template, in which nothing stands twice."""

import re
from pathlib import Path

import pytest

from local import ROOT
from local.package.build import refuse_unknown
from local.package.resources import FOLDER, merged_resources

TABLE = """
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties: {BillingMode: PAY_PER_REQUEST, SSESpecification: {SSEEnabled: true}}
"""


def merged(folder: Path, **files: str) -> object:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return merged_resources(folder)


def test_files_add_to_the_same_mapping(tmp_path: Path) -> None:
    names = "Resources: {Table: {Properties: {TableName: !Sub '${AWS::StackName}-a', Tags: [!GetAtt A.B.C]}}}"
    assert merged(tmp_path, tables=TABLE, names=names) == {
        "Resources": {
            "Table": {
                "Type": "AWS::DynamoDB::Table",
                "Properties": {
                    "BillingMode": "PAY_PER_REQUEST",
                    "SSESpecification": {"SSEEnabled": True},
                    "TableName": {"Fn::Sub": "${AWS::StackName}-a"},
                    "Tags": [{"Fn::GetAtt": ["A", "B.C"]}],
                },
            }
        }
    }


@pytest.mark.parametrize(
    "again",
    [
        "Resources: {Table: {Type: AWS::DynamoDB::Table}}",
        "Resources: {Table: {Properties: {SSESpecification: {SSEEnabled: true}}}}",
        "Resources: {Table: {Properties: !Ref Other, Type: AWS::DynamoDB::Table}}",
        "Resources: {Table: [1]}",
        "Resources:",
    ],
)
def test_a_key_that_stands_in_two_files_is_refused_even_with_the_same_value(tmp_path: Path, again: str) -> None:
    with pytest.raises(SystemExit, match=r"^tables\.yaml: Resources.* stands in another file too$"):
        merged(tmp_path, again=again, tables=TABLE)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Outputs: {}\nOutputs: {}", "one.yaml: Outputs stands twice"),
        ("Outputs: {A: [{B: 1, B: 1}]}", "one.yaml: Outputs: A: B stands twice"),
        ("Outputs: {A: !If [X, {B: 1, B: 1}, 2]}", "one.yaml: Outputs: A: B stands twice"),
    ],
)
def test_a_key_that_stands_twice_in_one_mapping_is_refused(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(SystemExit, match=f"^{where}$"):
        merged(tmp_path, one=text)


@pytest.mark.parametrize("python", [(3, 11), (3, 12), (3, 13)])
@pytest.mark.parametrize("architecture", ["x86_64", "arm64"])
def test_what_lambda_has_is_packaged(architecture: str, python: tuple[int, int]) -> None:
    refuse_unknown(architecture, python)


@pytest.mark.parametrize(
    ("architecture", "python", "told"), [("x86_64", (3, 14), "Python 3.14"), ("riscv", (3, 13), "processor riscv")]
)
def test_what_lambda_has_not_is_refused(architecture: str, python: tuple[int, int], told: str) -> None:
    with pytest.raises(SystemExit, match=told):
        refuse_unknown(architecture, python)


def test_the_readme_names_parameters_and_outputs_that_there_are() -> None:
    template, readme = merged_resources(), (ROOT / "README.md").read_text("utf-8")
    chapter = readme.partition("## Deploy it")[2].partition("\n## ")[0]
    named = {*re.findall(r"`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`", chapter), *re.findall(r" ([A-Z][a-z]\w+)=", chapter)}
    given = {name for name, found in template["Parameters"].items() if "Default" not in found}
    assert given < named <= {*template["Parameters"], *template["Outputs"]}


def test_the_readme_tells_how_long_the_name_of_a_stack_may_be() -> None:
    roles = [
        found["Properties"].get("RoleName")
        for found in merged_resources()["Resources"].values()
        if "Properties" in found
    ]
    names = [
        role["Fn::Sub"].replace("${AWS::Region}", "eu-west-3").replace("${AWS::StackName}", "")
        for role in roles
        if role
    ]
    longest = 64 - max(map(len, names))  # 64: of a role
    assert f"in Paris a stack's name has at most {longest} characters" in (ROOT / "README.md").read_text("utf-8")


def test_whatever_checkov_does_not_ask_has_its_reason() -> None:
    lines = (ROOT / ".checkov.yaml").read_text("utf-8").splitlines()
    asked = [number for number, line in enumerate(lines) if line.startswith("  - CKV")]
    assert asked and all(lines[number - 1].startswith(("  # ", "  - CKV")) for number in asked)
    metadata = [found.get("Metadata", {}) for found in merged_resources()["Resources"].values()]
    skips = [skip for found in metadata for skip in found.get("checkov", {}).get("skip", [])]
    assert skips and all(len(skip["comment"]) > 20 for skip in skips)


def test_every_file_says_what_is_in_it_and_is_read() -> None:
    files = list(FOLDER.glob("*"))
    assert {file.suffix for file in files} == {".yaml"}
    assert all(file.read_text(encoding="utf-8").startswith("# ") for file in files)
    assert merged_resources().keys() == {"Parameters", "Conditions", "Resources", "Outputs"}

"""What is made for operators, as the template has it: alarms, dashboard, saved queries, and the metrics they name."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from local.package.resources import merged_resources

TEMPLATE = merged_resources()
RESOURCES: dict[str, dict[str, Any]] = TEMPLATE["Resources"]


class Metric(NamedTuple):
    """`dimensions`: by name."""

    namespace: str
    name: str
    dimensions: dict[str, Any]


def of_type(kind: str) -> dict[str, dict[str, Any]]:
    """The properties of each resource of a type, by its logical id."""
    return {name: found["Properties"] for name, found in RESOURCES.items() if found.get("Type") == kind}


ALARMS = of_type("AWS::CloudWatch::Alarm")
QUERIES = {name: found["QueryString"] for name, found in of_type("AWS::Logs::QueryDefinition").items()}
[_DASHBOARD] = of_type("AWS::CloudWatch::Dashboard").values()
WIDGETS: list[dict[str, Any]] = _DASHBOARD["DashboardBody"]["widgets"]


def metrics_of_alarm(alarm: dict[str, Any]) -> Iterator[Metric]:
    stats = [query["MetricStat"]["Metric"] for query in alarm.get("Metrics", []) if "MetricStat" in query]
    for found in stats or [alarm]:
        dimensions = {each["Name"]: each["Value"] for each in found.get("Dimensions", [])}
        yield Metric(found["Namespace"], found["MetricName"], dimensions)


def metrics_of_dashboard() -> Iterator[Metric]:
    """A line of a widget is the namespace, the name, then names and values of dimensions, then options."""
    for widget in WIDGETS:
        for line in widget["properties"].get("metrics", []):
            texts = [part for part in line if isinstance(part, str)]
            if texts:
                namespace, name, *dimensions = texts
                yield Metric(namespace, name, dict(zip(dimensions[::2], dimensions[1::2], strict=True)))

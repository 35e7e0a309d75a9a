"""Mon Compte: creates the app, registers what is called over HTTP, by the machine and by a schedule, nothing else."""

from chalicelib import canary, runtime, tasks
from chalicelib.api import BLUEPRINTS
from chalicelib.api.edge.app import Edge, functions
from chalicelib.api.edge.readiness import check_on_lambda

app = Edge(app_name="mon-compte")

for blueprint in (*BLUEPRINTS, *(functions(module.__name__, module.FUNCTIONS) for module in (tasks, canary))):
    app.register_blueprint(blueprint)

runtime.prepare(__name__)
check_on_lambda()

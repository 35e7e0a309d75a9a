"""Mon Compte: creates the app, registers what is called over HTTP and by the machines, nothing else."""

from chalicelib import runtime, tasks
from chalicelib.api import BLUEPRINTS
from chalicelib.api.edge.app import Edge, functions
from chalicelib.api.edge.readiness import check_on_lambda

app = Edge(app_name="mon-compte")

for blueprint in (*BLUEPRINTS, functions(tasks.__name__, tasks.FUNCTIONS)):
    app.register_blueprint(blueprint)

runtime.prepare(__name__)
check_on_lambda()

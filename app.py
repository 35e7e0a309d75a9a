"""Mon Compte: starts the process, creates the app, registers its blueprints, nothing else."""

from chalicelib import runtime
from chalicelib.api import BLUEPRINTS
from chalicelib.api.edge.app import Edge
from chalicelib.tasks import tasks

runtime.prepare("dynamodb", "kms", "stepfunctions")
app = Edge(app_name="mon-compte")

for blueprint in (*BLUEPRINTS, tasks):
    app.register_blueprint(blueprint)

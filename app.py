"""Mon Compte: starts the process, creates the app, registers its blueprints, nothing else."""

from chalice.app import Blueprint

from chalicelib import runtime, tasks
from chalicelib.api import BLUEPRINTS
from chalicelib.api.edge.app import Edge

runtime.prepare("dynamodb", "kms", "stepfunctions")
app = Edge(app_name="mon-compte")

functions = Blueprint(tasks.__name__)
for function in tasks.FUNCTIONS:
    functions.lambda_function(name=function.__name__)(function)

for blueprint in (*BLUEPRINTS, functions):
    app.register_blueprint(blueprint)

"""Mon Compte: creates the app and registers its blueprints, nothing else."""

from chalicelib.api import BLUEPRINTS
from chalicelib.api.edge.app import Edge
from chalicelib.tasks import tasks

app = Edge(app_name="mon-compte")

for blueprint in (*BLUEPRINTS, tasks):
    app.register_blueprint(blueprint)

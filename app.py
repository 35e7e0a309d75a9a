"""Mon Compte: creates the app and registers its blueprints, nothing else."""

from chalicelib.api import (
    civil_status,
    code,
    contact,
    identity_document,
    page,
    password,
    recap,
    reference,
    registrations,
)
from chalicelib.api.edge import Edge
from chalicelib.tasks import tasks

app = Edge(app_name="mon-compte")

for module in (registrations, civil_status, identity_document, contact, code, password, recap, reference, page):
    app.register_blueprint(module.blueprint)
app.register_blueprint(tasks)

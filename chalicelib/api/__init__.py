"""Who calls over HTTP."""

from chalicelib.api import page, reference
from chalicelib.api.registration import routes, steps

BLUEPRINTS = (routes.blueprint, steps.blueprint, reference.blueprint, page.blueprint)

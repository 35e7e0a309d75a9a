"""Serves the web page: `/` and its files under `/assets/`."""

from chalice.app import Blueprint, Response

from chalicelib.api.page_assets import page

blueprint = Blueprint(__name__)

# Nothing from elsewhere, nothing inline, no frame, no form that the browser would send by itself.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
)
PAGE_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Beside those that every answer has."""
FOR_A_YEAR = "public, max-age=31536000, immutable"


@blueprint.route("/", methods=["GET"], content_types=["*/*"])
def show_page() -> Response:
    """The HTML document: asked for anew each time, since it names the files of today."""
    return _answer(page().html, "text/html; charset=utf-8", "no-cache")


@blueprint.route("/assets/{name}", methods=["GET"], content_types=["*/*"])
def show_asset(name: str) -> Response:
    """One file by its hashed name; 404 for any other."""
    asset = page().assets.get(name)
    if asset is None:
        return _answer("Not found", "text/plain; charset=utf-8", "no-store", status=404)
    return _answer(asset.body, asset.media_type, FOR_A_YEAR)


def _answer(body: str, media_type: str, caching: str, status: int = 200) -> Response:
    headers: dict[str, str | list[str]] = {**PAGE_HEADERS, "Content-Type": media_type, "Cache-Control": caching}
    return Response(body=body, status_code=status, headers=headers)

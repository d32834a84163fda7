"""A link as a picture that a phone reads."""

import io

import segno


def qr_svg(link: str) -> str:
    """A QR code as one SVG element without styles or scripts, black on white also in the dark."""
    picture = io.BytesIO()
    segno.make_qr(link, error="m").save(
        picture, kind="svg", light="#fff", xmldecl=False, nl=False, omitsize=True, svgclass=None, lineclass=None
    )
    return picture.getvalue().decode()

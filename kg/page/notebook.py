"""The page inside a notebook."""

from dataclasses import dataclass
from html import escape

SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
"""What the frame may do: run its own script, save files, open the addresses of articles. Not: reach the notebook."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a notebook displays when it is the last value of a cell; ``html`` is the whole file.

    >>> Page("<p>Who accuses whom</p>")._repr_html_()[:26]
    '<iframe title="kg" sandbox'
    """

    html: str

    def __repr__(self) -> str:
        """Say what it is where no HTML is shown: the file is half a megabyte."""
        return f"<kg page, {len(self.html):,} characters>"

    def _repr_html_(self) -> str:
        """Return the page in a frame; its own Content-Security-Policy holds in there."""
        style = "width:100%;height:720px;border:1px solid #ccc"
        return f'<iframe title="kg" sandbox="{SANDBOX}" style="{style}" srcdoc="{escape(self.html)}"></iframe>'

"""The pictures of the page that the README shows: python docs/pictures.py (make pictures).

The demo is read from seeds/; the large picture is of 1,000 invented actors.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "tests"))

from invented_news import large  # noqa: E402
from page_reader import Theme, chromium, reading  # noqa: E402

import kg  # noqa: E402


@dataclass(frozen=True)
class Screenshot:
    """A view of a page: its name under docs/, the page, the address fragment, the theme and the size of the window."""

    name: str
    page: str
    fragment: str = ""
    theme: Theme = "light"
    width: int = 1440
    height: int = 900


SCREENSHOTS = (
    Screenshot("page", "demo", "#level=side&select=arc,ua,ru,reported_silent"),
    Screenshot("page-dark", "demo", "#select=question,unanswered", "dark"),
    Screenshot("page-table", "demo", "#display=table&acts=allegation,denial"),
    Screenshot("page-phone", "demo", "#level=side", width=390, height=844),
    Screenshot("page-1000", "large"),
)


def main() -> None:
    """Take every shot."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        kg.run([DOCS.parent / "seeds"], Path(folder))
        pages = {"demo": Path(folder) / "page.html", "large": Path(folder) / "large.html"}
        kg.write_page(*large(1000), pages["large"], "1,000 invented actors")
        for shot in SCREENSHOTS:
            with reading(browser, shot.theme, shot.width, shot.height) as reader:
                page = reader.open(pages[shot.page], shot.fragment)
                page.wait_for_timeout(500)  # vis-network draws in the frame after a change
                page.screenshot(path=DOCS / f"{shot.name}.png")
                assert reader.wrong == []
            print(f"docs/{shot.name}.png")


if __name__ == "__main__":
    main()

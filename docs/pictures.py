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
class Picture:
    """A view of a page: its name under docs/, the page, the address fragment, the theme and the size of the window."""

    name: str
    page: str
    fragment: str = ""
    theme: Theme = "light"
    width: int = 1440
    height: int = 900


PICTURES = (
    Picture("page", "demo", "#level=side&select=arc,ua,ru,reported_silent"),
    Picture("page-dark", "demo", "#select=question,unanswered", "dark"),
    Picture("page-table", "demo", "#display=table&acts=allegation,denial"),
    Picture("page-phone", "demo", "#level=side", width=390, height=844),
    Picture("page-1000", "large"),
)


def main() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        kg.run([DOCS.parent / "seeds"], Path(folder))
        pages = {"demo": Path(folder) / "page.html", "large": Path(folder) / "large.html"}
        kg.write_page(*large(1000), pages["large"], "1,000 invented actors")
        for picture in PICTURES:
            with reading(browser, picture.theme, picture.width, picture.height) as reader:
                page = reader.open(pages[picture.page], picture.fragment)
                page.wait_for_timeout(500)  # vis-network draws in the frame after a change
                page.screenshot(path=DOCS / f"{picture.name}.png")
                assert reader.wrong == []
            print(f"docs/{picture.name}.png")


if __name__ == "__main__":
    main()

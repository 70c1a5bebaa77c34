"""The page as one string: template, style, script and data in one file that asks the network for nothing."""

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.page.network import VIS_SCRIPT

_HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:function|const) (\w+)", re.MULTILINE)


def build(data: dict[str, Any]) -> str:
    """Return the page that shows the data.

    The browser itself keeps the page from the network and from any script but its own: a
    Content-Security-Policy (level 3) names the scripts and the style by their hashes, and Trusted Types
    forbid to turn text into markup.
    """
    scripts = [_ascii(vis_network()), _ascii(program())]
    style = "".join(path.read_text("utf-8") for path in sorted((_HERE / "style").glob("*.css")))
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("template.html").render(
        title=data["title"], data=packed(data), policy=_policy(scripts, style), scripts=scripts, style=style
    )


def packed(data: dict[str, Any]) -> str:
    """Return data as JSON, compressed and in base64: a fifth of the size, and no character that HTML knows.

    >>> packed({"a": 1}) == packed({"a": 1})
    True
    """
    text = json.dumps(data, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("ascii"), mtime=0)).decode("ascii")


@cache
def vis_network() -> str:
    """Return vis-network as one function: a browser reads it as a whole when it is called, after the first picture."""
    return f"function readVisNetwork() {{\n{VIS_SCRIPT.read_text('utf-8')}\n}}\n"


@cache
def program() -> str:
    """Return the modules of script/ as one script, each after those that it imports.

    They are written as ECMAScript modules, so that editors and linters read them. A file that opens
    from a disk cannot import, so each becomes a function that returns what it exports.
    """
    modules = {path.stem: path.read_text("utf-8") for path in sorted((_HERE / "script").glob("*.js"))}
    needs = {name: sorted(module for _, module in _IMPORT.findall(text)) for name, text in modules.items()}
    scoped = [_scoped(name, modules[name]) for name in TopologicalSorter(needs).static_order()]
    return "const modules = {};\n" + "".join(scoped)


def _scoped(name: str, text: str) -> str:
    exports = ", ".join(_EXPORT.findall(text))
    body = _IMPORT.sub(r"const {\1} = modules.\2;", text).replace("\nexport ", "\n")
    return f"modules.{name} = await (async () => {{\n{body}return {{ {exports} }};\n}})();\n"


def _ascii(script: str) -> str:
    """The same script without any other character: the browser keeps it in half the memory and reads it faster."""
    return re.sub(r"[^\x00-\x7f]", lambda found: json.dumps(found.group())[1:-1], script)


def _policy(scripts: list[str], style: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(map(_hash, scripts)),
            "style-src " + _hash(style),
            "img-src data: blob:",
            "connect-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"

"""An invented dispute with a hostile payload in every field that the text of an article can reach."""

from dataclasses import replace
from datetime import date

from invented_news import News, small, small_findings

from kg.document import Document
from kg.finding import Finding, Party
from kg.statement import Cue, Mention, Span

RUN = "window.ran=1"

PAYLOADS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"see href <img src=x onerror={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src=javascript:parent.{RUN}>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<style>@import url(https://evil.example/x.css)</style>",
    "<style>body{display:none}</style>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>",
    f"<object data=javascript:{RUN}>",
    f"<embed src=javascript:{RUN}>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<math><mi xlink:href=javascript:{RUN}>x",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"</title></style></textarea><script>{RUN}</script>",
    "<!--<script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"\"');{RUN};//",
    f"${{{RUN}}}",
    f"`;{RUN};`",
    "{{7*7}}{% raw %}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "__proto__",
    "constructor",
    "\u202egnp.exe\u202c \x00\x07 \ud800 \u2028",
    "=HYPERLINK(\"https://evil.example\")",
    "A" * 9000,
]  # fmt: skip

ADDRESSES = ["javascript:window.ran=1", "data:text/html,<script>1</script>", 'https://ok.example/"><script>1</script>']


def hostile() -> tuple[News, list[Finding]]:
    """Return the small dispute, with a payload in every field that text of an article can reach."""
    news, findings = small(), small_findings()
    for number, payload in enumerate(PAYLOADS):
        model = news.said[number % len(small().said)]
        document = f"{payload[:60]}-{number}"
        text = f"{payload} accuses"
        news.printed[document] = Document(
            document, text, payload, date(2031, 3, 1), ADDRESSES[number % 3], payload
        )  # fmt: skip

        def named(mention: Mention, number: int = number, payload: str = payload, text: str = text) -> Mention:
            actor = f"{payload}-{number}-{mention.actor}"
            return replace(mention, text=text, start=0, end=len(text), actor=actor, name=payload, side_name=payload)

        news.said.append(
            replace(
                model,
                id=f"{payload}-{number}",
                document=document,
                sources=tuple(map(named, model.sources)),
                accused=tuple(map(named, model.accused)),
                cue=Cue(payload, 0, len(payload), payload),
                content=Span(text, 0, len(text)),
                sentence=Span(text, 0, len(text)),
                why=payload,
            )
        )
        findings.append(
            replace(
                findings[number % 9], id=f"{payload}-{number}", why=payload,
                actors=tuple(Party(party.actor, payload) for party in findings[number % 9].actors),
            )
        )  # fmt: skip
    return news, findings

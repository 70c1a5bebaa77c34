"""Which property holds which field: one table a record, read in both directions."""

from typing import Any, NamedTuple, TypeAlias

from kg import vocabulary as v
from kg.finding import Kind, Level, Reason, State
from kg.statement import Act, Certainty, Polarity
from kg.triples.forms import ACTOR, ADDRESS, DATE, DOUBLE, INTEGER, STATEMENT, STRING, TRUE, Form, concept

FORMAT_VERSION = 3
"""The version of this shape; it rises when a store written before must be migrated or loaded anew."""


class Row(NamedTuple):
    """One field of a record: its name in Python, its property, the form of its value."""

    field: str
    predicate: str
    form: Form[Any]


Table: TypeAlias = tuple[Row, ...]

SELECTOR: Table = (
    Row("text", v.OA + "exact", STRING),
    Row("start", v.OA + "start", INTEGER),
    Row("end", v.OA + "end", INTEGER),
)
SPAN: Table = (Row("text", v.OA + "exact", STRING),)
"""A span smaller than the sentence; where it stands is in its IRI , as RFC 5147 and NIF 2.0 write it."""
CUE: Table = (*SPAN, Row("lemma", v.LEMMA, STRING))
LINK: Table = (
    Row("actor", v.LINKED_ACTOR, ACTOR),
    Row("name", v.SKOS + "prefLabel", STRING),
    Row("type", v.ACTOR_TYPE, STRING),
    Row("side", v.SIDE, ACTOR),
    Row("side_name", v.SIDE_NAME, STRING),
    Row("rule", v.RULE, STRING),
    Row("link_confidence", v.LINK_CONFIDENCE, DOUBLE),
)
DOCUMENT: Table = (
    Row("text", v.SCHEMA + "articleBody", STRING),
    Row("title", v.SCHEMA + "headline", STRING),
    Row("date", v.SCHEMA + "datePublished", DATE),
    Row("url", v.SCHEMA + "url", ADDRESS),
)
STATEMENT_FIELDS: Table = (
    Row("answers", v.ANSWERS, STATEMENT),
    Row(
        "polarity",
        v.POLARITY,
        concept({Polarity.POSITIVE: v.POSITIVE, Polarity.NEGATIVE: v.NEGATIVE}),
    ),
    Row(
        "certainty",
        v.CERTAINTY,
        concept({Certainty.CERTAIN: v.CERTAIN, Certainty.PROBABLE: v.PROBABLE, Certainty.POSSIBLE: v.POSSIBLE}),
    ),
    Row("reciprocal", v.RECIPROCAL, TRUE),
    Row("quoted", v.QUOTED, TRUE),
    Row("said_on", v.SAID_ON, DATE),
    Row("confidence", v.CONFIDENCE, DOUBLE),
    Row("why", v.WHY, STRING),
)
ACTOR_FIELDS: Table = (
    Row("name", v.SKOS + "prefLabel", STRING),
    Row("acts_for", v.ACTS_FOR, ACTOR),
    Row("side", v.SIDE, ACTOR),
    Row("side_name", v.SIDE_NAME, STRING),
    Row("country", v.COUNTRY, STRING),
    Row("function", v.FUNCTION, STRING),
    Row("valid_from", v.SCHEMA + "validFrom", DATE),
    Row("valid_to", v.SCHEMA + "validThrough", DATE),
    Row("source", v.DCTERMS + "source", STRING),
)
FINDING: Table = (
    Row("level", v.LEVEL, concept({Level.ACTOR: v.ACTOR_LEVEL, Level.SIDE: v.SIDE_LEVEL})),
    Row(
        "state",
        v.STATE,
        concept(
            {
                State.DENIED: v.DENIED,
                State.ADMITTED: v.ADMITTED,
                State.COUNTERED: v.COUNTERED,
                State.DECLINED: v.DECLINED,
                State.REPORTED_SILENT: v.REPORTED_SILENT,
                State.NOTHING_FOUND: v.NOTHING_FOUND,
            }
        ),
    ),
    Row(
        "reason",
        v.REASON,
        concept(
            {
                Reason.DENIAL: v.BY_DENIAL,
                Reason.RIVAL_CULPRITS: v.RIVAL_CULPRITS,
                Reason.MUTUAL_BLAME: v.MUTUAL_BLAME,
                Reason.OPPOSITE_POLARITY: v.OPPOSITE_POLARITY,
                Reason.NUMBERS: v.NUMBERS,
                Reason.SELF: v.SELF,
            }
        ),
    ),
    Row("as_of", v.AS_OF, DATE),
    Row("days", v.DAYS, INTEGER),
    Row("score", v.SCORE, DOUBLE),
    Row("why", v.WHY, STRING),
)
PARTY: Table = (Row("actor", v.LINKED_ACTOR, ACTOR), Row("name", v.SKOS + "prefLabel", STRING))
PART: Table = (Row("name", v.RDFS + "label", STRING), Row("value", v.RDF + "value", DOUBLE))

ROLES = {
    "sources": (v.SOURCE, v.SOURCE_MENTION),
    "accused": (v.ACCUSED, v.ACCUSED_MENTION),
    "addressees": (v.ADDRESSEE, v.ADDRESSEE_MENTION),
    "relayed_by": (v.RELAYED_BY, v.RELAYER_MENTION),
}
"""Each role's property to the actor, and to the mention."""

SIDES = {"sources": v.SOURCE_SIDE, "accused": v.ACCUSED_SIDE}
"""The roles that also have an arc to the side."""

ACTS = {
    Act.CLAIM: v.CLAIM,
    Act.ALLEGATION: v.ALLEGATION,
    Act.DENIAL: v.DENIAL,
    Act.ADMISSION: v.ADMISSION,
    Act.NO_RESPONSE: v.NO_RESPONSE,
}
KINDS = {
    Kind.MUTUAL_ACCUSATION: v.MUTUAL_ACCUSATION,
    Kind.ACCUSATION_CYCLE: v.ACCUSATION_CYCLE,
    Kind.UNANSWERED_ALLEGATION: v.UNANSWERED_ALLEGATION,
    Kind.ANSWERED_ALLEGATION: v.ANSWERED_ALLEGATION,
    Kind.CONTRADICTION: v.CONTRADICTION,
}
ACTOR_TYPES = {
    "person": v.PERSON,
    "organisation": v.ORGANISATION,
    "state": v.STATE_ACTOR,
    "group": v.GROUP,
    "bloc": v.BLOC,
    "": v.ACTOR,
}
"""The class of each type of actor; the plain class stands for a type that is not known."""

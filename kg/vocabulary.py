"""The IRIs that kg writes: its own terms, the terms of others that it reuses, and how an id becomes an IRI.

Own terms are declared, labelled and aligned in ontology/kg.ttl; a test keeps the two files equal.
The host ``kg.example`` is reserved (RFC 2606) and belongs to nobody, so an exported graph claims no one's name.
"""

from urllib.parse import quote, unquote

KG = "https://kg.example/ontology#"
DATA = "https://kg.example/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
FOAF = "http://xmlns.com/foaf/0.1/"
WIKIDATA = "http://www.wikidata.org/entity/"
DCTERMS = "http://purl.org/dc/terms/"

PREFIXES = {
    "kg": KG,
    "document": DATA + "document/",
    "statement": DATA + "statement/",
    "actor": DATA + "actor/",
    "finding": DATA + "finding/",
    "graph": DATA + "graph/",
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
}
"""The prefixes that every query may use without declaring them."""

# Named graphs; a document has one more, named by its own IRI.
ACTORS_GRAPH = DATA + "graph/actors"
DERIVED_GRAPH = DATA + "graph/derived"
FINDINGS_GRAPH = DATA + "graph/findings"
STORE_GRAPH = DATA + "graph/store"

STORE = DATA + "store"
"""The store itself, which carries its format version."""

# Statements and their acts
STATEMENT = KG + "Statement"
CLAIM = KG + "Claim"
ALLEGATION = KG + "Allegation"
DENIAL = KG + "Denial"
ADMISSION = KG + "Admission"
NO_RESPONSE = KG + "NoResponse"

SOURCE = KG + "source"
ACCUSED = KG + "accused"
ADDRESSEE = KG + "addressee"
RELAYED_BY = KG + "relayedBy"
ACCUSATION = KG + "accusation"
SOURCE_SIDE = KG + "sourceSide"
ACCUSED_SIDE = KG + "accusedSide"
ANSWERS = KG + "answers"
POLARITY = KG + "polarity"
CERTAINTY = KG + "certainty"
RECIPROCAL = KG + "reciprocal"
QUOTED = KG + "quoted"
SAID_ON = KG + "saidOn"
DATE = KG + "date"
DAY = KG + "day"
CONFIDENCE = KG + "confidence"
WHY = KG + "why"

POSITIVE = KG + "positive"
NEGATIVE = KG + "negative"
CERTAIN = KG + "certain"
PROBABLE = KG + "probable"
POSSIBLE = KG + "possible"

# The text a statement stands on
SPAN = KG + "Span"
MENTION = KG + "Mention"
EVIDENCE = KG + "evidence"
CUE = KG + "cue"
LEMMA = KG + "lemma"
CONTENT = KG + "content"
SOURCE_MENTION = KG + "sourceMention"
ACCUSED_MENTION = KG + "accusedMention"
ADDRESSEE_MENTION = KG + "addresseeMention"
RELAYER_MENTION = KG + "relayerMention"

# Actors, and how a name was taken to mean one
ACTOR = KG + "Actor"
PERSON = KG + "Person"
ORGANISATION = KG + "Organisation"
STATE_ACTOR = KG + "StateActor"
GROUP = KG + "Group"
BLOC = KG + "Bloc"
ACTS_FOR = KG + "actsFor"
COUNTRY = KG + "country"
FUNCTION = KG + "function"
ACCUSES = KG + "accuses"
SIDE_ACCUSES = KG + "sideAccuses"
REPLIED_ON = KG + "repliedOn"
BY = KG + "by"
AGAINST = KG + "against"
ON_DAY = KG + "onDay"
LINK = KG + "Link"
LINKED = KG + "linked"
LINKED_ACTOR = KG + "actor"
ACTOR_TYPE = KG + "actorType"
SIDE = KG + "side"
PARTY = KG + "party"
SIDE_NAME = KG + "sideName"
RULE = KG + "rule"
LINK_CONFIDENCE = KG + "linkConfidence"

# Findings
FINDING = KG + "Finding"
MUTUAL_ACCUSATION = KG + "MutualAccusation"
ACCUSATION_CYCLE = KG + "AccusationCycle"
UNANSWERED_ALLEGATION = KG + "UnansweredAllegation"
ANSWERED_ALLEGATION = KG + "AnsweredAllegation"
CONTRADICTION = KG + "Contradiction"
LEVEL = KG + "level"
STATE = KG + "state"
REASON = KG + "reason"
PARTIES = KG + "parties"
STATEMENTS = KG + "statements"
DOCUMENTS = KG + "documents"
AS_OF = KG + "asOf"
DAYS = KG + "days"
SCORE = KG + "score"
PARTS = KG + "parts"

ACTOR_LEVEL = KG + "actorLevel"
SIDE_LEVEL = KG + "sideLevel"
DENIED = KG + "denied"
ADMITTED = KG + "admitted"
COUNTERED = KG + "countered"
DECLINED = KG + "declined"
REPORTED_SILENT = KG + "reportedSilent"
NOTHING_FOUND = KG + "nothingFound"
BY_DENIAL = KG + "byDenial"
RIVAL_CULPRITS = KG + "rivalCulprits"
MUTUAL_BLAME = KG + "mutualBlame"
OPPOSITE_POLARITY = KG + "oppositePolarity"
NUMBERS = KG + "numbers"
SELF = KG + "self"

# The record keeping of the store
DIGEST = KG + "digest"
FORMAT_VERSION = KG + "formatVersion"


def to_iri(kind: str, identifier: str) -> str:
    """Return the IRI of a record, whatever characters its id holds.

    >>> to_iri("document", "d-1"), to_iri("document", "a b>")
    ('https://kg.example/document/d-1', 'https://kg.example/document/a%20b%3E')
    """
    return f"{DATA}{kind}/{quote(identifier, safe='')}"


def from_iri(iri: str) -> str:
    """Return the id that an IRI was made from.

    >>> from_iri("https://kg.example/document/a%20b%3E")
    'a b>'
    """
    return unquote(iri[iri.index("/", len(DATA)) + 1 :])

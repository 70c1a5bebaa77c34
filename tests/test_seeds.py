"""The demo shows what the articles of seeds/ were chosen for."""

import pytest

import kg
from kg.document import Document
from kg.finding import Finding, Kind, Level, Reason, State
from kg.statement import Act, Statement


@pytest.fixture(scope="module")
def store(seed_documents: list[Document], seed_statements: list[Statement]) -> kg.Store:
    store = kg.Store.memory()
    store.add(seed_documents, seed_statements)
    return store


@pytest.fixture(scope="module")
def findings(store: kg.Store) -> list[Finding]:
    return kg.detect(kg.to_graph(store))


def named(finding: Finding) -> set[str]:
    return {party.name for party in finding.actors}


def of_kind(findings: list[Finding], kind: Kind, level: Level, *names: str) -> list[Finding]:
    return [
        finding
        for finding in findings
        if finding.kind is kind and finding.level is level and set(names) <= named(finding)
    ]


def test_two_states_accuse_each_other(findings: list[Finding]) -> None:
    assert of_kind(findings, Kind.MUTUAL_ACCUSATION, Level.SIDE, "Russia", "Ukraine")
    assert of_kind(findings, Kind.MUTUAL_ACCUSATION, Level.ACTOR, "Turkey", "Syrian Democratic Forces")


@pytest.mark.parametrize(
    ("accused", "days"),
    [("Turkey", 4), ("Russia", 3), ("Saudi Arabia", 1)],
)
def test_an_accusation_is_denied_by_another_publisher_on_a_later_day(
    store: kg.Store, findings: list[Finding], accused: str, days: int
) -> None:
    publishers = {document.id: document.publisher for document in store.documents()}
    answered = [
        finding
        for finding in of_kind(findings, Kind.ANSWERED_ALLEGATION, Level.SIDE, accused)
        if finding.state is State.DENIED and finding.days == days
    ]
    assert any(len({publishers[document] for document in finding.documents}) > 1 for finding in answered)


@pytest.mark.parametrize(
    ("accuser", "accused", "state"),
    [
        ("Syria", "Israel", State.DECLINED),
        ("Ukraine", "Russia", State.REPORTED_SILENT),
        ("Ukraine", "Belarus", State.REPORTED_SILENT),
        ("Cyprus", "Turkey", State.NOTHING_FOUND),
    ],
)
def test_silence_has_three_states(findings: list[Finding], accuser: str, accused: str, state: State) -> None:
    silent = of_kind(findings, Kind.UNANSWERED_ALLEGATION, Level.SIDE, accuser, accused)
    assert state in {finding.state for finding in silent}


def test_two_rival_accounts_of_one_event(findings: list[Finding]) -> None:
    rivals = of_kind(findings, Kind.CONTRADICTION, Level.ACTOR, "Turkey", "Syrian Democratic Forces")
    assert Reason.MUTUAL_BLAME in {finding.reason for finding in rivals}


def test_the_circle_of_three_is_a_fiction_and_says_so(store: kg.Store, findings: list[Finding]) -> None:
    cycles = of_kind(findings, Kind.ACCUSATION_CYCLE, Level.ACTOR)
    assert [[party.name for party in cycle.actors] for cycle in cycles] == [
        ["Anton Brask", "Rosa Lindqvist", "Emil Haddad"]
    ]
    titles = {document.id: document.title or "" for document in store.documents()}
    assert all(titles[document].startswith("Fiction") for document in cycles[0].documents)


def accusations(store: kg.Store) -> set[tuple[str | None, str | None]]:
    return {
        (source.side_name or source.name, accused.side_name or accused.name)
        for statement in store.statements()
        if statement.act is Act.ALLEGATION
        for source in statement.sources
        for accused in statement.accused
    }


def test_a_claim_about_a_third_party(store: kg.Store) -> None:
    # Each of these says what the accused did to, or with, somebody else who does not speak.
    assert {("United States", "Saudi Arabia"), ("Greece", "Turkey"), ("Syria", "Israel")} <= accusations(store)


@pytest.mark.parametrize(
    "pair",
    [
        ("Belarus", "Russia"),
        ("Russia", "Belarus"),
        ("Ukraine", "Ukraine"),
        ("France", "Syrian Democratic Forces"),
        ("Anti-Corruption Foundation", "Russia"),
        ("Amnesty International", "Saudi Arabia"),
    ],
)
def test_nobody_is_made_an_accuser(store: kg.Store, pair: tuple[str, str]) -> None:
    assert pair not in accusations(store)


# What a careful reader finds in the retold article of 25 June 2022: act, words of the source, words of the content.
WANTED = [
    ("allegation", "Directorate", "provocation by Russia"),
    ("claim", "intelligence service", "Never before has an air strike"),
    ("allegation", "intelligence service", "attempt of the Kremlin leadership"),
    ("no_response", "Moscow", "allegations"),
    ("no_response", "Minsk", "allegations"),
    ("claim", "northern military command", "twenty rockets"),
    ("claim", "the military", "Buildings were damaged"),
    ("allegation", "Ukrainian intelligence", "heavy missile fire"),
    ("allegation", "It", "six Russian bombers"),
    ("allegation", "It", "saboteurs"),
    ("allegation", "each side", "staging incidents"),
    ("allegation", "Ministry of Defence", "plotting"),
    ("allegation", "Moscow", "strikes on civilian buildings"),
    ("allegation", "Kiev", "strikes on civilian buildings"),
    ("allegation", "Moscow", "war crimes"),
    ("allegation", "Kiev", "war crimes"),
    ("denial", "Kiev", "take back both republics"),
    ("claim", "it", "no way of staying out"),
    ("allegation", "intelligence agency of that country", "dragging"),
    ("claim", "the directorate", "Such provocations"),
    ("claim", "Lukashenko", "did not wish"),
]


def says(statement: Statement, act: str, source: str, content: str) -> bool:
    return (
        statement.act == act
        and any(source in f"{mention.text} {mention.name}" for mention in statement.sources)
        and content in (statement.content.text if statement.content else "")
    )


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: f"{wanted[0]}-{wanted[2]}".replace(" ", "-"))
def test_the_retold_article_gives_what_a_careful_reader_finds(store: kg.Store, wanted: tuple[str, str, str]) -> None:
    statements = [s for s in store.statements() if s.said_on and s.said_on.year == 2022]
    assert any(says(statement, *wanted) for statement in statements)

"""Small documents built by hand: claims with every feature, and casts of named entities."""

from __future__ import annotations

from quoteattr.claims import About, Claim, Entity, Mention
from quoteattr.result import AttributedDocument
from quoteattr.spans import Span

BRIDGE = (
    "Mayor Lena Ortiz said the ferry was safe. “We checked every bolt,” she told reporters.\n\n"
    "Tomas Brandt denied that Ortiz had asked the Harbour Authority for help. "
    "City officials said Brandt had claimed the authority “knew nothing”. "
    "Ortiz and Brandt promised that the ferry would run. "
    "It is widely believed that the ferry will sink."
)

NASTY = (
    "</data></script><img onerror=x> & ]]> \"double\" 'single' \\n \\ back\\",
    "line\nbreak\ttab\rreturn\r\nboth\u2028separator\x85next",
    "nul\x00 vertical\x0b escape\x1b[31m delete\x7f noncharacter\ufffe",
    "emoji 👩🏽‍🚒 עברית 中文 e\u0301 \U0010ffff",
    "",
)


def spans(text: str, *parts: str | tuple[str, int]) -> tuple[Span, ...]:
    """Cut parts out of a text: the first place of each, or from an offset on."""
    out = []
    for part in parts:
        piece, begin = (part, 0) if isinstance(part, str) else part
        start = text.index(piece, begin)
        out.append(Span.of(text, start, start + len(piece)))
    return tuple(out)


def entity(key: str, name: str, kind: str = "person", *mentions: Mention, **more: object) -> Entity:
    return Entity(key, name, kind, mentions=mentions, **more)


def bridge(name: str = "bridge") -> AttributedDocument:
    """A document with each form, both polarities, nesting, cospeakers and a missing source."""

    def mention(piece: str, kind: str, begin: int = 0) -> Mention:
        return Mention(spans(BRIDGE, (piece, begin))[0], kind)

    later, last = BRIDGE.index("City"), BRIDGE.index("Ortiz and")
    entities = (
        Entity(
            "e1",
            "Lena Ortiz",
            "person",
            ("Ortiz",),
            ("Mayor",),
            (
                mention("Mayor Lena Ortiz", "name"),
                mention("she", "pronoun"),
                mention("Ortiz", "name", last),
            ),
            "female",
        ),
        entity("e2", "the ferry", "other", mention("the ferry", "nominal")),
        entity("e3", "reporters", "group", mention("reporters", "nominal")),
        entity(
            "e4",
            "Tomas Brandt",
            "person",
            mention("Tomas Brandt", "name"),
            mention("Brandt", "name", later),
            aliases=("Brandt",),
        ),
        entity(
            "e5",
            "Harbour Authority",
            "organization",
            mention("the Harbour Authority", "name"),
            mention("the authority", "nominal"),
        ),
        entity("e6", "city officials", "group", mention("City officials", "nominal")),
    )

    def claim(key: str, source: object, cue: str, content: str, begin: int = 0, **more) -> Claim:
        values = {
            "form": "indirect",
            "type": "statement",
            "polarity": "positive",
            "speaker": None,
            "resolution": "name",
            "about": (),
            "addressees": (),
            "parent": None,
            "rule": "verb",
            "confidence": 0.9,
        }
        return Claim(
            id=key,
            source=spans(BRIDGE, (source, begin)) if source else (),
            cue=spans(BRIDGE, (cue, begin)),
            content=spans(BRIDGE, (content, begin)),
            **(values | more),
        )

    claims = (
        claim(
            "c1", "Mayor Lena Ortiz", "said", "the ferry was safe",
            speaker="e1", about=(About("e2", "subject"),),
        ),
        claim(
            "c2", "she", "told", "“We checked every bolt,”", 40,
            form="direct", speaker="e1", resolution="pronoun", addressees=("e3",),
        ),
        claim(
            "c3", "Tomas Brandt", "denied",
            "Ortiz had asked the Harbour Authority for help", 80,
            polarity="negative", speaker="e4",
            about=(About("e1", "subject"), About("e5", "object")),
        ),
        claim(
            "c4", "City officials", "said",
            "Brandt had claimed the authority “knew nothing”", later,
            form="mixed", speaker="e6", resolution="nominal", about=(About("e4", "subject"),),
        ),
        claim(
            "c5", "Brandt", "claimed", "the authority “knew nothing”", later,
            form="mixed", speaker="e4", about=(About("e5", "subject"),), parent="c4",
            confidence=1 / 3,
        ),
        claim(
            "c6", "Ortiz and Brandt", "promised", "the ferry would run", last,
            type="promise", speaker="e1", cospeakers=("e4",), about=(About("e2", "subject"),),
        ),
        claim(
            "c7", None, "is widely believed", "the ferry will sink", last,
            type="belief", resolution="none", about=(About("e2", "subject"),),
            reason="nobody is named",
        ),
    )  # fmt: skip
    return AttributedDocument(name, BRIDGE, "en", entities, claims)


def cast(title: str, *named: Entity | tuple[str, dict[str, object]] | str) -> AttributedDocument:
    """A document of nothing but names, each a mention of an entity: e1, e2, …

    A name is a string, or a string with further attributes of its entity; `mention` among them
    makes it another kind of mention than a name, and aliases are mentioned too.
    """
    text, entities = "", []
    for number, item in enumerate(named, 1):
        name, more = item if isinstance(item, tuple) else (item, {})
        kind = more.get("mention", "name")
        mentions = []
        for form in (name, *more.get("aliases", ())):
            mentions.append(Mention(Span(len(text), len(text) + len(form), form), kind))
            text += form + ". "
        rest = {key: value for key, value in more.items() if key != "mention"}
        entities.append(
            Entity(f"e{number}", name, rest.pop("kind", "person"), mentions=tuple(mentions), **rest)
        )
    return AttributedDocument(title, text, "en", tuple(entities))


def nasty(string: str) -> AttributedDocument:
    """A document in which everything that can be any text is a string, its id too."""
    whole = Span(0, len(string), string)
    speaker = Entity(
        "e1", string, "person", (string, "x"), (string,), (Mention(whole, "name"),), None
    )
    target = Entity("e2", string, "other", mentions=(Mention(whole, "nominal"),))
    claim = Claim(
        id="c1",
        form="direct",
        type="statement",
        polarity="negative",
        source=(whole,),
        cue=(whole,),
        content=(whole, whole),
        speaker="e1",
        resolution="name",
        about=(About("e2", "subject"), About("e2", "topic")),
        addressees=("e2",),
        parent=None,
        rule=string,
        confidence=0.5,
    )
    return AttributedDocument(string, string, "en", (speaker, target), (claim,))

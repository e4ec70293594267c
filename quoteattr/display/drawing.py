"""Drawing: who makes claims about whom, as an SVG in which bands run from left to right.

A Sankey diagram: the width of a band is the number of its claims. It is laid by hand, so that two
runs draw alike and nothing need be installed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from quoteattr.claims import Claim, Polarity
from quoteattr.display import wording
from quoteattr.display.columns import shortened
from quoteattr.display.palette import tones
from quoteattr.display.tags import escaped, tag
from quoteattr.document_claims import DocumentClaims

NODES = 16  # on either side: nobody reads a drawing of more

# In pixels of the view box, but for the label, which is in cells of text.
_WIDTH, _LEFT, _RIGHT, _BAR, _LABEL_GAP = 660, 212, 448, 5, 8
_TOP, _BOTTOM, _ROW, _GAP = 36, 8, 20, 7
_MAX_BAND, _MAX_BAR = 9.0, 110.0
_LABEL = 26

_Key = str | None  # an entity, or None for a source that is not resolved


@attrs.frozen
class Band:
    """The claims of one speaker about one entity that have the same polarity.

    Attributes:
        speaker: Identifier of the speaker, None where a source is not resolved.
        about: Identifier of the entity the claims are about.
        polarity: Their polarity.
        claims: The claims.
    """

    speaker: str | None
    about: str
    polarity: Polarity
    claims: tuple[Claim, ...]


@attrs.frozen
class _Node:
    """A speaker or an entity on its side, with its bar.

    A claim about two is in two bands: it counts twice for the bar, once for the label.
    """

    key: _Key
    top: float
    height: float
    weight: int
    claims: int

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def bands(doc: DocumentClaims) -> tuple[Band, ...]:
    """Gather the claims that are about somebody.

    Args:
        doc: The claims of a document.

    Returns:
        A band for each speaker, entity and polarity, in order of their first claims.
    """
    groups: dict[tuple[_Key, str, Polarity], list[Claim]] = defaultdict(list)
    for claim in doc.claims:
        for speaker in claim.speakers or (None,):
            for about in claim.about:
                groups[speaker, about.entity, claim.polarity].append(claim)
    return tuple(
        Band(speaker, about, polarity, tuple(claims))
        for (speaker, about, polarity), claims in groups.items()
    )


def drawing(doc: DocumentClaims) -> str:
    """Draw who makes claims about whom.

    Args:
        doc: The claims of a document.

    Returns:
        An SVG element for a page with the style sheet of this package, and a paragraph that
        tells how to read it and what is left out; the paragraph alone where there is nothing
        to draw.
    """
    everything = bands(doc)
    if not everything:
        return _note("No claim is about anyone who is known.")
    shown = _most(everything)
    left, right = _columns(shown)
    height = max(node.top + node.height for node in (*left.values(), *right.values()))
    svg = tag(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {height + _BOTTOM:.0f}",
            "role": "img",
            "class": "qa-drawing",
        },
        tag("title", {}, escaped(f"Who makes claims about whom in {wording.title(doc)}")),
        tag("desc", {}, escaped("; ".join(_told(doc, band) for band in shown))),
        *_heads(),
        *_paths(doc, shown, left, right),
        *_labels(doc, left.values(), _LEFT, "end"),
        *_labels(doc, right.values(), _RIGHT, "start"),
    )
    return tag("div", {"class": "qa-scroll"}, svg) + _note(_caption(everything, shown))


def _most(everything: Sequence[Band]) -> list[Band]:
    """The bands between those who make most claims and those whom most claims are about."""
    speakers, abouts = _totals(everything)
    most_speakers = {key for key, _ in speakers.most_common(NODES)}
    most_abouts = {key for key, _ in abouts.most_common(NODES)}
    return [b for b in everything if b.speaker in most_speakers and b.about in most_abouts]


def _totals(shown: Iterable[Band]) -> tuple[Counter[_Key], Counter[_Key]]:
    speakers: Counter[_Key] = Counter()
    abouts: Counter[_Key] = Counter()
    for band in shown:
        speakers[band.speaker] += len(band.claims)
        abouts[band.about] += len(band.claims)
    return speakers, abouts


def _claims(shown: Iterable[Band]) -> tuple[dict[_Key, set[str]], dict[_Key, set[str]]]:
    """Which claims each speaker makes, and which are about each entity."""
    speakers: dict[_Key, set[str]] = defaultdict(set)
    abouts: dict[_Key, set[str]] = defaultdict(set)
    for band in shown:
        ids = {claim.id for claim in band.claims}
        speakers[band.speaker] |= ids
        abouts[band.about] |= ids
    return speakers, abouts


def _columns(shown: Sequence[Band]) -> tuple[dict[_Key, _Node], dict[_Key, _Node]]:
    """Lay both sides, the shorter one in the middle of the longer."""
    totals = _totals(shown)
    unit = min(_MAX_BAND, _MAX_BAR / max(max(side.values()) for side in totals))
    sides = []
    for keys, total, claims in zip(_orders(shown), totals, _claims(shown), strict=True):
        nodes, top = [], 0.0
        for key in keys:
            row = max(_ROW, total[key] * unit)
            bar = total[key] * unit
            nodes.append(_Node(key, top + (row - bar) / 2, bar, total[key], len(claims[key])))
            top += row + _GAP
        sides.append((nodes, top))
    longest = max(length for _, length in sides)
    left, right = (
        {n.key: attrs.evolve(n, top=n.top + _TOP + (longest - length) / 2) for n in nodes}
        for nodes, length in sides
    )
    return left, right


def _orders(shown: Sequence[Band]) -> tuple[list[_Key], list[_Key]]:
    """Order both sides so that few bands cross: each node near the mean of its partners.

    The barycentre method of K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual
    understanding of hierarchical system structures", 1981.
    """
    left, right = ([key for key, _ in total.most_common()] for total in _totals(shown))
    pairs: list[tuple[_Key, _Key, int]] = [(b.speaker, b.about, len(b.claims)) for b in shown]
    for _ in range(4):
        right = _near(right, left, [(about, speaker, n) for speaker, about, n in pairs])
        left = _near(left, right, pairs)
    return left, right


def _near(
    keys: Sequence[_Key], partners: Sequence[_Key], pairs: Iterable[tuple[_Key, _Key, int]]
) -> list[_Key]:
    place = {key: number for number, key in enumerate(partners)}
    weights: Counter[_Key] = Counter()
    places: Counter[_Key] = Counter()
    for key, partner, weight in pairs:
        weights[key] += weight
        places[key] += weight * place[partner]
    return sorted(keys, key=lambda key: places[key] / weights[key])


def _paths(
    doc: DocumentClaims,
    shown: Sequence[Band],
    left: Mapping[_Key, _Node],
    right: Mapping[_Key, _Node],
) -> Iterable[str]:
    palette = tones(doc)
    begins = _ports(shown, [(left[b.speaker], right[b.about]) for b in shown])
    ends = _ports(shown, [(right[b.about], left[b.speaker]) for b in shown])
    middle = (_LEFT + _RIGHT) / 2
    for band in sorted(shown, key=lambda band: -len(band.claims)):
        width = left[band.speaker].height / left[band.speaker].weight * len(band.claims)
        y, z = begins[band], ends[band]
        classes = ["qa-band", f"qa-{palette[band.speaker]}"]
        classes += ["qa-negative"] if band.polarity == "negative" else []
        attributes = {
            "class": " ".join(classes),
            "d": f"M{_LEFT} {y:.1f}C{middle:.0f} {y:.1f} {middle:.0f} {z:.1f} {_RIGHT} {z:.1f}",
            "stroke-width": f"{width:.1f}",
        }
        yield tag("path", attributes, tag("title", {}, escaped(_details(doc, band))))


def _ports(shown: Sequence[Band], nodes: Sequence[tuple[_Node, _Node]]) -> dict[Band, float]:
    """Where on the bar of the first node each band is joined, so that bands do not twist."""
    ports: dict[Band, float] = {}
    filled: Counter[_Key] = Counter()
    for band, (node, _) in sorted(
        zip(shown, nodes, strict=True), key=lambda pair: (pair[1][1].middle, pair[0].polarity)
    ):
        middle = filled[node.key] + len(band.claims) / 2
        ports[band] = node.top + node.height * middle / node.weight
        filled[node.key] += len(band.claims)
    return ports


def _heads() -> Iterable[str]:
    for x, anchor, text in (
        (_LEFT - _BAR - _LABEL_GAP, "end", "who makes claims"),
        (_RIGHT + _BAR + _LABEL_GAP, "start", "about whom"),
    ):
        attributes = {"class": "qa-dim", "x": x, "y": 16, "text-anchor": anchor}
        yield tag("text", attributes, text)


def _labels(doc: DocumentClaims, nodes: Iterable[_Node], x: int, anchor: str) -> Iterable[str]:
    palette = tones(doc)
    outward = -1 if anchor == "end" else 1
    for node in nodes:
        name = _name(doc, node.key)
        bar = {
            "class": f"qa-bar qa-{palette.get(node.key, '')}",
            "x": min(x, x + outward * _BAR),
            "y": f"{node.top:.1f}",
            "width": _BAR,
            "height": f"{node.height:.1f}",
        }
        label = {
            "x": x + outward * (_BAR + _LABEL_GAP),
            "y": f"{node.middle:.1f}",
            "dy": ".35em",
            "text-anchor": anchor,
        }
        yield tag("rect", bar)
        yield tag(
            "text",
            label,
            tag("title", {}, escaped(f"{name}: {wording.counted(node.claims, 'claim')}")),
            escaped(shortened(name, _LABEL)),
            tag("tspan", {"class": "qa-dim"}, f" {node.claims}"),
        )


def _name(doc: DocumentClaims, key: _Key) -> str:
    return wording.NOBODY if key is None else wording.one_line(doc.entity(key).name)


def _told(doc: DocumentClaims, band: Band) -> str:
    count = wording.counted(len(band.claims), "claim")
    denied = " (negative)" if band.polarity == "negative" else ""
    return f"{_name(doc, band.speaker)} about {_name(doc, band.about)}: {count}{denied}"


def _details(doc: DocumentClaims, band: Band) -> str:
    cues = dict.fromkeys(wording.cue(claim) for claim in band.claims)
    numbers = ", ".join(wording.number(doc, claim) for claim in band.claims)
    return f"{_told(doc, band)}\nsaid how: {', '.join(cues)}\nnumbers: {numbers}"


def _caption(everything: Sequence[Band], shown: Sequence[Band]) -> str:
    speakers, abouts = (
        len(total) - len(part)
        for total, part in zip(_totals(everything), _totals(shown), strict=True)
    )
    more = [
        wording.counted(speakers, "more speaker") if speakers else "",
        f"{abouts} more they speak about" if abouts else "",
    ]
    told = " and ".join(filter(None, more))
    return "The wider a band, the more claims; dashed ones deny, reject or do not say. " + (
        f"Not drawn: {told}." if told else ""
    )


def _note(text: str) -> str:
    return tag("p", {"class": "qa-note"}, escaped(text.strip()))

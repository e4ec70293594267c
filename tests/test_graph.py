"""Graphs: who claimed what about whom, in one document and in many."""

import itertools

import attrs
import networkx as nx
import pytest
from factories import BRIDGE, bridge, cast
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr import export, merge_graphs
from quoteattr.claims import About
from quoteattr.conllu import to_conllu
from quoteattr.display import page
from quoteattr.errors import GraphError, NotDocumentError, NotTextError, OptionError
from quoteattr.graph import entity_graph, merge, to_graph
from quoteattr.linking import link_entities
from quoteattr.names.spelling import is_near, spellings
from quoteattr.provenance import Provenance


def edges(graph, kind):
    return {(start, end) for start, end, key in graph.edges(keys=True) if key == kind}


def same(*docs):
    """The sets of entities that linking makes one, as "document/entity", without singletons."""
    nodes = {}
    for (doc, entity), node in link_entities(docs).items():
        nodes.setdefault(node, set()).add(f"{doc}/{entity}")
    return {frozenset(keys) for keys in nodes.values() if len(keys) > 1}


def linked(one, two, *others):
    """Whether the first entities of two documents are one person."""
    docs = [cast("a", one), cast("b", two), *(cast(f"z{i}", o) for i, o in enumerate(others))]
    return any({"a/e1", "b/e1"} <= group for group in same(*docs))


class TestToGraph:
    def test_nodes_are_entities_claims_and_the_document(self):
        graph = to_graph(bridge())
        assert isinstance(graph, nx.MultiDiGraph)
        kinds = [kind for _, kind in graph.nodes(data="kind")]
        assert {kind: kinds.count(kind) for kind in kinds} == {
            "entity": 6, "document": 1, "claim": 7,
        }  # fmt: skip
        assert graph.nodes["bridge/e1"] == {
            "kind": "entity",
            "name": "Lena Ortiz",
            "entity_kind": "person",
            "gender": "female",
            "aliases": ("Ortiz",),
            "roles": ("Mayor",),
            "mentions": 3,
            "documents": ("bridge",),
        }
        claim = graph.nodes["bridge/c3"]
        assert claim["content"] == "Ortiz had asked the Harbour Authority for help"
        assert (claim["cue"], claim["polarity"]) == ("denied", "negative")

    def test_edges_say_who_claims_what_about_whom(self):
        graph = to_graph(bridge())
        assert ("bridge/e4", "bridge/c3") in edges(graph, "claims")
        assert ("bridge/c3", "bridge/e1") in edges(graph, "about")
        assert edges(graph, "addressed_to") == {("bridge/c2", "bridge/e3")}
        assert edges(graph, "embeds") == {("bridge/c4", "bridge/c5")}
        assert edges(graph, "in") == {(f"bridge/c{i}", "bridge") for i in range(1, 8)}

    def test_kind_is_the_key_of_an_edge(self):
        assert all(
            key == kind for *_, key, kind in to_graph(bridge()).edges(keys=True, data="kind")
        )

    def test_a_document_says_how_it_was_read(self):
        node = to_graph(bridge()).nodes["bridge"]
        assert node == {
            "kind": "document", "name": "bridge", "lang": "en",
            "version": None, "model": None, "min_confidence": None,
        }  # fmt: skip
        found = Provenance("0.1", None, 0.5)
        node = to_graph(attrs.evolve(bridge(), provenance=found)).nodes["bridge"]
        assert (node["version"], node["model"], node["min_confidence"]) == ("0.1", None, 0.5)

    def test_edge_attributes(self):
        graph = to_graph(bridge())
        assert graph.edges["bridge/e4", "bridge/c3", "claims"] == {
            "kind": "claims", "cue": "denied", "type": "statement", "polarity": "negative",
        }  # fmt: skip
        assert graph.edges["bridge/c3", "bridge/e5", "about"] == {
            "kind": "about", "role": "object", "rank": 2,
        }  # fmt: skip

    def test_all_who_speak_together_make_the_claim(self):
        made = edges(to_graph(bridge()), "claims")
        assert {("bridge/e1", "bridge/c6"), ("bridge/e4", "bridge/c6")} <= made

    def test_a_claim_without_a_source_is_kept(self):
        graph = to_graph(bridge())
        assert not [edge for edge in edges(graph, "claims") if edge[1] == "bridge/c7"]
        assert ("bridge/c7", "bridge/e2") in edges(graph, "about")

    def test_the_same_document_gives_the_same_graph(self):
        one, two = to_graph(bridge()), to_graph(bridge())
        assert list(one.nodes(data=True)) == list(two.nodes(data=True))
        assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))

    def test_a_document_without_claims(self):
        assert list(to_graph(cast("empty"))) == ["empty"]

    def test_unknown_references_are_an_error(self):
        doc = bridge()
        astray = attrs.evolve(doc.claims[0], about=(About("e99", "subject"),))
        with pytest.raises(GraphError, match=r"'c1'.*entity 'e99'"):
            to_graph(attrs.evolve(doc, claims=(astray,)))
        orphan = attrs.evolve(doc.claims[4], parent="e1")
        with pytest.raises(GraphError, match="claim 'e1'"):
            to_graph(attrs.evolve(doc, claims=(orphan,)))


class TestEntityGraph:
    def test_an_edge_is_a_claim(self):
        graph = entity_graph(to_graph(bridge()))
        found = {(start, end, key) for start, end, key in graph.edges(keys=True)}
        assert found == {
            ("bridge/e1", "bridge/e2", "bridge/c1"),
            ("bridge/e4", "bridge/e1", "bridge/c3"),
            ("bridge/e4", "bridge/e5", "bridge/c3"),
            ("bridge/e6", "bridge/e4", "bridge/c4"),
            ("bridge/e4", "bridge/e5", "bridge/c5"),
            ("bridge/e1", "bridge/e2", "bridge/c6"),
            ("bridge/e4", "bridge/e2", "bridge/c6"),
        }

    def test_edges_carry_the_claim(self):
        graph = entity_graph(to_graph(bridge()))
        edge = graph.edges["bridge/e4", "bridge/e1", "bridge/c3"]
        assert {
            "claim": "c3", "document": "bridge", "cue": "denied", "polarity": "negative",
            "type": "statement", "form": "indirect", "role": "subject",
            "content": "Ortiz had asked the Harbour Authority for help",
        }.items() <= edge.items()  # fmt: skip

    def test_nodes_are_the_entities(self):
        assert len(entity_graph(to_graph(bridge()))) == 6


class TestMerge:
    def test_the_same_person_is_one_node(self):
        graph = merge([bridge("one"), bridge("two")])
        node = graph.nodes["person:Lena Ortiz"]
        assert node["documents"] == ("one", "two")
        assert node["mentions"] == 6
        assert ("person:Lena Ortiz", "two/c1") in edges(graph, "claims")
        assert {"one/e6", "two/e6"} <= set(graph), "groups stay their document's own"

    def test_the_texts_are_let_go_of(self):
        seen = []
        merge(map(bridge, ("one", "two")), link=lambda docs: seen.extend(docs) or {})
        assert [doc.id for doc in seen] == ["one", "two"]
        assert {doc.text for doc in seen} == {""}

    def test_no_claim_is_lost(self):
        graph = merge([bridge("one"), bridge("two")])
        assert len(edges(graph, "in")) == 14
        assert len(edges(graph, "claims")) == 2 * len(edges(to_graph(bridge()), "claims"))

    def test_the_order_of_documents_does_not_matter(self):
        docs = [bridge("one"), bridge("two"), cast("three", "Ortiz", "Tomas Brandt")]
        links = link_entities(docs)
        assert all(link_entities(order) == links for order in itertools.permutations(docs))

    def test_two_documents_with_one_id_are_an_error(self):
        with pytest.raises(GraphError, match="two documents have the id 'bridge'"):
            merge([bridge(), bridge()])

    def test_the_short_name_takes_the_same(self):
        docs = [bridge("one"), bridge("two")]
        for link in (None, link_entities, lambda _: {}):
            short, long = merge_graphs(docs, link=link), merge(docs, link=link)
            assert nx.utils.graphs_equal(short, long)
        assert set(merge(docs)) == set(merge(docs, link=link_entities))
        for ask in (merge, merge_graphs):
            with pytest.raises(OptionError, match="a function or a dict of corrections, not str"):
                ask(docs, link="Ortiz")

    def test_the_caller_may_link(self):
        docs = [bridge("one"), bridge("two")]
        graph = merge(docs, link=lambda _: {})
        assert {"one/e1", "two/e1"} <= set(graph)
        graph = merge(docs, link=lambda docs: {(d.id, "e2"): "ferry" for d in docs})
        assert graph.nodes["ferry"]["documents"] == ("one", "two")

    @pytest.mark.parametrize("key", [("two", "e99"), ("tow", "e1")])
    def test_an_entity_that_is_not_there_cannot_be_linked(self, key):
        docs = [bridge("one"), bridge("two")]
        for link in ({key: "Lena Ortiz"}, lambda _: {key: "person:Lena Ortiz"}):
            with pytest.raises(GraphError, match=f"'{key[0]}', '{key[1]}'.*no such entity"):
                merge(docs, link=link)

    def test_a_node_cannot_be_two_things(self):
        with pytest.raises(GraphError, match="two things at once"):
            merge([bridge()], link=lambda _: {("bridge", "e1"): "bridge/c1"})

    def test_ids_never_collide(self):
        docs = [bridge("a"), bridge("a/e1"), bridge("a%2Fe1"), bridge("person:Lena Ortiz")]
        graph = merge(docs)
        assert len([n for n, kind in graph.nodes(data="kind") if kind == "document"]) == 4
        assert len([n for n, kind in graph.nodes(data="kind") if kind == "claim"]) == 28

    def test_nothing_to_merge(self):
        assert len(merge([])) == 0

    def test_projection_of_many(self):
        graph = entity_graph(merge(bridge(name) for name in ("one", "two")))
        between = graph["person:Tomas Brandt"]["person:Lena Ortiz"]
        assert set(between) == {"one/c3", "two/c3"}


class TestCorrections:
    docs = (
        cast("a", "Elsa Quinn", "Liz Rowan"),
        cast("b", "Bea Quinn", ("residents", {"kind": "group", "mention": "nominal"})),
        cast("c", "Rowan", "Tom Lund"),
    )

    def nodes(self, link):
        """The nodes of a graph that have several entities or another name than before."""
        graph = merge(self.docs, link=link)
        return {n: set(d["documents"]) for n, d in graph.nodes(data=True) if d["kind"] == "entity"}

    def test_a_name_moves_with_all_that_is_linked_under_it(self):
        before = self.nodes(None)
        assert before["person:Liz Rowan"] == {"a", "c"}
        after = self.nodes({"liz rowan": "Elsa Quinn", "Bea Quinn": "Elsa Quinn"})
        assert after == {
            "person:Elsa Quinn": {"a", "b", "c"}, "person:Tom Lund": {"c"}, "b/e2": {"b"},
        }  # fmt: skip

    def test_a_name_that_is_not_the_nodes_moves_alone(self):
        after = self.nodes({"Rowan": "Tom Lund"})
        assert after["person:Liz Rowan"] == {"a"}
        assert after["person:Tom Lund"] == {"c"}

    def test_an_entity_moves_alone_and_overrules_its_name(self):
        after = self.nodes({("c", "e1"): "Tom Lund", "Liz Rowan": "Elsa Quinn"})
        assert after["person:Elsa Quinn"] == {"a"}
        assert after["person:Tom Lund"] == {"c"}

    def test_what_is_linked_to_none_stays_its_documents_own(self):
        assert {"a/e2", "c/e1"} <= set(self.nodes({"Liz Rowan": None}))

    def test_whoever_is_called_as_the_node_comes_along(self):
        after = self.nodes({"Bea Quinn": "Rowan"})
        assert after["person:Rowan"] == {"b", "c"}
        after = self.nodes({"Bea Quinn": "Liz Rowan"})
        assert after["person:Liz Rowan"] == {"a", "b", "c"}

    def test_a_node_has_the_name_that_was_chosen(self):
        for place in ("Lizzie: %", "Bea", "https://example.org/bea", "person:Bea%3A 1"):
            graph = merge(self.docs, link={"Bea Quinn": place})
            (node,) = (n for n, d in graph.nodes(data=True) if "Bea Quinn" in d.get("aliases", ())
                       or d["name"] == "Bea Quinn")  # fmt: skip
            names = {"person:Bea": "Bea", "person:Bea%3A 1": "Bea: 1"}
            assert graph.nodes[node]["name"] == names.get(node, "Bea Quinn")

    def test_groups_and_the_bodies_of_many_states_can_be_linked(self):
        court = ("Supreme Court", {"kind": "organization"})
        docs = [cast("a", court), cast("b", court)]
        graph = merge(docs, link={"Supreme Court": "Supreme Court"})
        assert graph.nodes["organization:Supreme Court"]["documents"] == ("a", "b")
        assert "group:locals" in merge(self.docs, link={"residents": "locals"})

    def test_a_name_that_nobody_has_is_told(self):
        with pytest.raises(GraphError, match="'Lizz Quinn', but no document has an entity"):
            merge(self.docs, link={"Lizz Quinn": "Elsa Quinn"})


class TestDossiers:
    docs = (bridge("one"), attrs.evolve(bridge("two"), claims=bridge("two").claims[2:4]))

    def found(self, ask, name, **more):
        return [f"{doc.id}/{claim.id}" for doc, claim in ask(self.docs, name, **more)]

    def test_claims_by_and_about_one_in_all_documents(self):
        by, about = quoteattr.claims_by, quoteattr.claims_about
        assert self.found(by, "Brandt") == ["one/c3", "one/c5", "one/c6", "two/c3"]
        assert self.found(by, "person:Tomas Brandt") == self.found(by, "Brandt")
        assert self.found(about, "Lena Ortiz") == ["one/c3", "two/c3"]
        assert self.found(about, "two/e1") == []
        assert self.found(by, "Nobody") == []

    def test_documents_keep_their_texts_and_are_read_once(self):
        found = quoteattr.claims_by((doc for doc in self.docs), "Brandt")
        assert all(doc.text == BRIDGE for doc, _ in found)
        assert all(
            doc.speaker_of(claim).name in ("Tomas Brandt", "Lena Ortiz") for doc, claim in found
        )

    def test_a_name_means_all_who_are_linked_to_who_bears_it(self):
        docs = (cast("a", "Ann Roe"), bridge("b"))
        link = {"Ann Roe": "Ann Roe", "Lena Ortiz": "Ann Roe"}
        assert quoteattr.claims_by(docs, "Ann Roe") == ()
        assert len(quoteattr.claims_by(docs, "Ann Roe", link=link)) == 3

    def test_two_documents_with_one_id_are_an_error(self):
        with pytest.raises(GraphError, match="two documents have the id"):
            quoteattr.claims_by([bridge(), bridge()], "Brandt")


class TestLinkingPersons:
    @pytest.mark.parametrize(
        ("one", "two"),
        [
            ("Oleg Kiper", "OLEG KIPER"),
            ("José Núñez", "Jose Nunez"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
            ("Volodymyr Zelenskiy", "Volodyr Zelensky"),
            ("Sergei Ivanov", "Sergey Ivanov"),
            ("Mohammed Haddad", "Mohamed Haddad"),
            ("J.D. Farrow", "J. D. Farrow"),
            ("Donald J. Miller", "Donald Miller"),
            ("J. Okonkwo", "James Okonkwo"),
            ("Jean-Luc Petit", "Jean Luc Petit"),
            ("Siobhan O'Hara", "Siobhan O’Hara"),
            ("Kiper", "Oleg Kiper"),
            ("al-Rashid", "Omar al-Rashid"),
            ("Rashid", "Omar al-Rashid"),
            ("De Witte", "Karel de Witte"),
            ("Zelenskyy", "Volodymyr Zelensky"),
            ("Kiper", "Kiper"),
            ("Samir Khoury", "Samir Khuri"),
            ("Bill Stone", "William Stone"),
            ("Omar al-Masri", "Omar Masri"),
            ("Gabriel Torres", "Gabriel Torres Fuentes"),
            ("Nicolas Petit", "Nikolas Petit"),
            ("Jan Hackman", "Jan Hakman"),
            ("Catherine Boyle", "Katherine Boyle"),
            ("Paco Rivas", "Francisco Rivas"),
            ("John Smith Jr.", "John Smith Junior"),
        ],
    )
    def test_spellings_of_one_name(self, one, two):
        assert linked(one, two)

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            ("Anna Weber", "Jonas Weber"),
            ("Maria Petrova", "Marina Petrova"),
            ("Martin Lee", "Marvin Lee"),
            ("Alexander Novak", "Alexandra Novak"),
            ("John Peters", "John Peterson"),
            ("John Johnston", "John Johnson"),
            ("John Smith", "John Smith Jr."),
            ("George H. Stone", "George W. Stone"),
            ("Ann Lee", "Ann Li"),
            ("Oleg Kiper", "Oleg"),
            ("Jan van den Berg", "Jan van der Berg"),
            ("Mary Ann", "Mary Ann Lee"),
            ("Robert Lee", "William Robert Lee"),
            ("John Smith Sr.", "John Smith Jr."),
        ],
    )
    def test_different_people(self, one, two):
        assert not linked(one, two)

    def test_a_surname_that_two_bear_is_neither(self):
        docs = [cast("a", "Weber"), cast("b", "Anna Weber"), cast("c", "Jonas Weber")]
        assert same(*docs) == set()

    def test_gender_decides_between_two(self):
        woman, man = {"gender": "female"}, {"gender": "male"}
        docs = [
            cast("a", ("Weber", woman)),
            cast("b", ("Anna Weber", woman)),
            cast("c", ("Jonas Weber", man)),
        ]
        assert same(*docs) == {frozenset({"a/e1", "b/e1"})}

    def test_a_role_decides_between_two(self):
        docs = [
            cast("a", ("Weber", {"roles": ("Governor",)})),
            cast("b", ("Anna Weber", {"roles": ("governor of the province",)})),
            cast("c", ("Jonas Weber", {"roles": ("striker",)})),
        ]
        assert same(*docs) == {frozenset({"a/e1", "b/e1"})}

    def test_a_role_once_given_by_mistake_does_not_count(self):
        governor, head = {"roles": ("Governor",)}, {"roles": ("headmaster",)}
        docs = [cast(str(i), ("Anna Weber", governor)) for i in range(20)]
        docs += [cast("head", ("Jonas Weber", head)), cast("slip", ("Jonas Weber", governor))]
        docs.append(cast("short", ("Weber", governor)))
        links = link_entities(docs)
        assert links["short", "e1"] == links["0", "e1"] != links["head", "e1"]

    def test_a_gender_once_mistaken_does_not_part_a_person(self):
        docs = [cast(str(i), ("Anna Weber", {"gender": "female"})) for i in range(20)]
        docs += [cast("slip", ("Anna Weber", {"gender": "male"})), cast("none", "Anna Weber")]
        assert len(set(link_entities(docs).values())) == 1

    def test_other_roles_keep_a_surname_apart_unless_company_tells(self):
        goalkeeper, governor = {"roles": ("goalkeeper",)}, {"roles": ("governor",)}
        one, two = ("Kiper", goalkeeper), ("Oleg Kiper", governor)
        assert not linked(one, two)
        docs = [cast("a", one, "Lena Ortiz"), cast("b", two, "Lena Ortiz")]
        assert frozenset({"a/e1", "b/e1"}) in same(*docs)

    def test_honorifics_are_no_roles(self):
        assert linked(("Kiper", {"roles": ("Mr.",)}), ("Oleg Kiper", {"roles": ("governor",)}))

    def test_namesakes_of_different_gender(self):
        woman, man = {"gender": "female"}, {"gender": "male"}
        docs = [cast("a", ("Kim Bell", woman)), cast("b", ("Kim Bell", man)), cast("c", "Kim Bell")]
        links = link_entities(docs)
        assert len(set(links.values())) == 3
        assert links["a", "e1"] == "person:Kim Bell"
        assert links["b", "e1"] == "person:Kim Bell#2"

    def test_namesakes_of_other_roles_in_documents_with_nothing_in_common(self):
        baker, champion = {"roles": ("baker",)}, {"roles": ("chess champion",)}
        lima, pune = ("Lima", {"kind": "place"}), ("Pune", {"kind": "place"})
        one, two = ("Ravi Sood", baker), ("Ravi Sood", champion)
        assert same(cast("a", one, lima), cast("b", two, pune)) == set()
        assert linked("Ravi Sood", two), "one of whom nothing else is told"
        both = same(cast("a", one, lima), cast("b", two, lima))
        assert frozenset({"a/e1", "b/e1"}) in both, "a name that both documents have"
        baking = ("Ravi Sood", {"roles": ("baker", "chess champion")})
        every = same(cast("a", one), cast("b", two), cast("c", baking))
        assert every == {frozenset({"a/e1", "b/e1", "c/e1"})}, "one in between who has both roles"
        nobody = same(cast("a", one), cast("b", two), cast("c", "Ravi Sood"))
        assert nobody == set(), "which of the two, nothing tells"

    def test_a_shorter_name_that_fits_two_is_neither(self):
        docs = [cast(d, n) for d, n in zip("abc", ["George Stone", "George H. Stone",
                                                    "George W. Stone"], strict=True)]  # fmt: skip
        assert same(*docs) == set()

    def test_a_short_name_that_stood_alone_elsewhere(self):
        docs = [cast("a", ("Tao Wenli", {"aliases": ("Tao",)})), cast("b", "Tao")]
        assert same(*docs) == set()
        docs = [
            cast("a", ("Tao Wenli", {"aliases": ("Tao",)}), "Lena Ortiz"),
            cast("b", "Tao", "Lena Ortiz"),
        ]
        assert frozenset({"a/e1", "b/e1"}) in same(*docs)

    def test_two_names_that_one_text_gives(self):
        docs = [
            cast("a", ("Joseph Farrow", {"aliases": ("Joe Farrow",)})),
            cast("b", "Joe Farrow"),
        ]
        assert same(*docs) == {frozenset({"a/e1", "b/e1"})}

    def test_a_shared_alias_does_not_join_two_middle_names(self):
        docs = [
            cast("a", ("George H. Stone", {"aliases": ("George Stone",)})),
            cast("b", ("George W. Stone", {"aliases": ("George Stone",)})),
        ]
        assert same(*docs) == set()

    def test_a_freak_of_a_name_is_not_shown(self):
        docs = [cast(str(i), "Lena Ortiz") for i in range(20)]
        docs.append(cast("freak", "Lena Maria Bonita Ortiz"))
        assert set(link_entities(docs).values()) == {"person:Lena Ortiz"}

    def test_two_of_one_document_stay_two(self):
        docs = [cast("a", "Volodymyr Zelensky", "Volodyr Zelensky")]
        assert same(*docs) == set()

    def test_a_stray_document_does_not_part_two_spellings(self):
        many = [
            cast(str(i), ("Zelensky", "Zelenskyy")[i % 2].join(("Olena ", ""))) for i in range(40)
        ]
        links = link_entities([*many, cast("stray", "Olena Zelensky", "Olena Zelenskyy")])
        assert len(set(links.values())) == 1

    def test_the_commonest_of_the_fullest_names(self):
        docs = [cast(str(i), name) for i, name in enumerate(
            ["Zelensky", "Zelensky", "Volodyr Zelensky", *["Volodymyr Zelensky"] * 2])]  # fmt: skip
        assert set(link_entities(docs).values()) == {"person:Volodymyr Zelensky"}

    def test_nominals_and_groups_stay_apart(self):
        nominal = ("the governor", {"mention": "nominal"})
        group = ("City Officials", {"kind": "group"})
        assert link_entities([cast("a", nominal, group), cast("b", nominal, group)]) == {}


class TestLinkingOthers:
    @pytest.mark.parametrize(
        ("one", "two", "kind"),
        [
            ("Harbour Authority", "HARBOUR AUTHORITY", "organization"),
            ("Federal Bureau of Investigation", "FBI", "organization"),
            ("Médecins sans Frontières", "MSF", "organization"),
            ("Bank of Iskar", "BOI", "organization"),
            ("Federal Bureau of Investigation", "F.B.I.", "organization"),
            ("United Arab Emirates", "UAE", "place"),
            ("A.B.C. News", "ABC News", "organization"),
        ],
    )
    def test_names_and_acronyms(self, one, two, kind):
        assert linked((one, {"kind": kind}), (two, {"kind": kind}))

    def test_a_spelled_out_acronym_is_proof(self):
        place = {"kind": "organization"}
        docs = [
            cast("a", ("Ferry Board of Iskar", place | {"aliases": ("FBI",)})),
            cast("b", ("FBI", place)),
            cast("c", ("Federal Bureau of Investigation", place)),
        ]
        assert same(*docs) == {frozenset({"a/e1", "b/e1"})}

    @pytest.mark.parametrize("name", ["Supreme Court", "Parliament", "Ministry of Health"])
    def test_a_name_that_bodies_of_many_states_bear(self, name):
        court, place = (name, {"kind": "organization"}), {"kind": "place"}
        assert not linked(court, court), "nobody knows of which country"

        def told(title, *places):
            return cast(title, court, *((name, place) for name in places))

        def joined(one, two):
            return frozenset({"a/e1", "b/e1"}) in same(told("a", *one), told("b", *two))

        assert joined(["Kenya"], ["Kenya"])
        assert joined(["Kenya", "Lamu"], ["Nairobi"])
        assert joined(["U.S."], ["United States"])
        assert not joined(["Kenya"], ["Peru"])
        assert not joined(["Kenya"], ["Lamu"])

    def test_an_acronym_of_two_is_neither(self):
        body = {"kind": "organization"}
        names = ("National Party", "Northern Press", "NP")
        assert same(*(cast(name[:3], (name, body)) for name in names)) == set()

    def test_two_initials_alone_prove_nothing(self):
        place = {"kind": "place"}
        assert not linked(("Fort Linden", place), ("FL", place))
        both = ("United Isles", place | {"aliases": ("UI",)})
        assert linked(both, ("UI", place))

    def test_similar_places_are_two(self):
        place = {"kind": "place"}
        assert not linked(("Slovakia", place), ("Slovenia", place))

    def test_a_person_is_no_place(self):
        assert not linked("Georgia", ("Georgia", {"kind": "place"}))

    def test_a_name_taken_for_another_kind_of_body(self):
        docs = [cast(d, ("Kremlin", {"kind": k})) for d, k in
                zip("abc", ["organization", "place", "organization"], strict=True)]  # fmt: skip
        assert set(link_entities(docs).values()) == {"organization:Kremlin"}


def test_one_document_is_taken_where_several_are():
    whole = to_graph(bridge())
    assert set(merge(bridge(), link=lambda _: {}).nodes) == set(whole.nodes)
    assert set(entity_graph(bridge()).edges) == set(entity_graph(whole).edges)


@pytest.mark.parametrize("wrong", ["x", ["x"], [bridge(), None], 5, None])
@pytest.mark.parametrize("function", [merge, export.graphml, export.to_jsonl, page])
def test_what_is_no_document_is_told(function, wrong):
    with pytest.raises(NotDocumentError, match="an AttributedDocument, or several, are needed"):
        function(wrong)


def test_what_is_no_graph_and_no_parse_is_told():
    for function in (to_graph, entity_graph, export.to_json):
        with pytest.raises(NotDocumentError, match="not int"):
            function(5)
    with pytest.raises(NotTextError, match=r"a parse is needed.*not AttributedDocument"):
        to_conllu(bridge())


def test_an_id_that_comes_twice_is_told_before_the_rest_is_read():
    read = []

    def stream():
        for name in ("a", "b", "a", "c", "d"):
            read.append(name)
            yield bridge(name)

    with pytest.raises(GraphError, match="two documents have the id 'a'"):
        merge(stream())
    assert read == ["a", "b", "a"]


LETTERS = st.text("abckhyij", max_size=9)


@given(LETTERS, LETTERS, st.integers(0, 8))
def test_surnames_near_each_other_are_looked_up_by_a_key_they_share(stem, ending, at):
    """Whatever is left out, put in, changed or doubled in one place."""
    word = f"k{stem}"
    others = {
        f"{word[:at]}{middle}{word[at + cut :]}{ending}"
        for middle in ("", "a", "k", word[at : at + 1] * 2)
        for cut in (0, 1)
    }
    for other in others:
        if is_near(word + ending, other, edits=1):
            assert spellings(word + ending) & spellings(other)

"""UIMA CAS: what is written, dkpro-cassis reads, and what it and WebAnno write, this program does, span by span."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import cassis  # type: ignore[import-untyped]  # it has no stubs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.errors import Trouble, UserError
from annotator.core.spans import Span
from annotator.core.values import Link, Source
from annotator.formats.drafts import DraftArticle
from annotator.formats.webanno import WebAnno, WebAnnoJSON
from annotator.services.wording import ROWS

if TYPE_CHECKING:
    from pathlib import Path

EMOJI = "I 😀 deny “it”.\r\nAll 👩‍👩‍👧 of it."


def _files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _cas_of_xmi(data: bytes) -> Any:
    files = _files(data)
    types = cassis.load_typesystem(io.BytesIO(files.pop("TypeSystem.xml")))
    (only,) = files.values()
    return cassis.load_cas_from_xmi(io.BytesIO(only), typesystem=types)


def _said(cas: Any, text: str) -> list[tuple[str, str]]:
    return sorted(
        (each.label, text[each.begin : each.end]) for each in cas.select("webanno.custom.Attribution")
    )


@settings(max_examples=30)
@given(data=st.data())
def test_cassis_reads_every_span_where_it_is(data: st.DataObject, bench: Any, shapes: Any) -> None:
    (document,) = data.draw(shapes.documents(most=1))
    expected = sorted(
        (document.labels[each.label_id], document.text[each.start : each.end])
        for each in document.annotations
    )
    as_json = cassis.load_cas_from_json(io.BytesIO(bench.written(WebAnnoJSON(), [document])))
    assert as_json.sofa_string == document.text
    assert _said(as_json, document.text) == expected
    as_xmi = _cas_of_xmi(bench.written(WebAnno(), [document]))
    assert len(as_xmi.sofa_string) == len(document.text)
    assert _said(as_xmi, document.text) == expected


def test_parts_links_and_features_are_layers_that_people_see(bench: Any, make: Any) -> None:
    from dataclasses import replace

    document = make(EMOJI, ("denial", [(2, 3), (4, 8)]), ("quote", [(9, 13)]), title="T", language="en")
    first, second = document.annotations
    first = replace(
        first, cue=(Span(4, 8),), note="n\tm", attributes={"quote_type": "direct", "ä b": "x"}, speaker_id="s"
    )
    document = replace(
        document,
        annotations=(first, second),
        sources={"s": Source(id="s", name="The ministry", affiliation="State")},
        links=(Link(id="l", type="denies", from_id=first.id, to_id=second.id, note="why"),),
    )
    cas = _cas_of_xmi(bench.written(WebAnno(), [document]))
    span = next(each for each in cas.select("webanno.custom.Attribution") if each.label == "denial")
    assert (span.speaker, span.note, span.quote_type) == ("The ministry", "n\tm", "direct")
    parts = [(each.role, each.target.get_covered_text()) for each in span.parts.elements]
    assert parts == [("cue", "deny"), ("fragment", "😀"), ("fragment", "deny")]
    (relation,) = cas.select("webanno.custom.AttributionLink")
    assert (relation.label, relation.Governor.xmiID, relation.Dependent.label) == (
        "denies",
        span.xmiID,
        "quote",
    )
    (metadata,) = cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")
    assert (metadata.documentTitle, metadata.language) == ("T", "en")


def test_what_somebody_changes_in_another_program_counts(bench: Any, make: Any) -> None:
    from dataclasses import replace

    document = make("He denied it.", ("denial", [(0, 9)]))
    note = replace(document.annotations[0], note="a\x00b", attributes={"venue": "here"})
    data = bench.written(WebAnno(), [replace(document, annotations=(note,))])
    (draft,) = bench.drafts(WebAnno(), data, "a.zip")
    assert (draft.spans[0].note, draft.spans[0].attributes) == ("a\x00b", {"venue": "here"})
    cas = _cas_of_xmi(data)
    (span,) = cas.select("webanno.custom.Attribution")
    span.label, span.venue, span.begin = "claim", "there", 3
    added = cas.typesystem.get_type("webanno.custom.Attribution")(begin=10, end=12, label="new")
    cas.add(added)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.xmi", cas.to_xmi())
        archive.writestr("TypeSystem.xml", cas.typesystem.to_xml())
    (draft,) = bench.drafts(WebAnno(), out.getvalue(), "b.zip")
    changed, new = draft.spans
    assert (changed.id, changed.label, changed.fragments[0]) == (
        document.annotations[0].id,
        "claim",
        Span(3, 9),
    )
    assert (changed.note, changed.attributes) == ("a\x00b", {"venue": "there"})
    assert (new.label, new.fragments[0]) == ("new", Span(10, 12))
    assert new.id not in {"", changed.id}


TYPES = """<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>{}</types>
</typeSystemDescription>"""


def _type(name: str, above: str, *features: tuple[str, str]) -> str:
    rows = "".join(
        f"<featureDescription><name>{one}</name><rangeTypeName>{kind}</rangeTypeName></featureDescription>"
        for one, kind in features
    )
    return (
        f"<typeDescription><name>{name}</name><supertypeName>{above}</supertypeName>"
        f"<features>{rows}</features></typeDescription>"
    )


NAMED = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
CHAIN = "de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"
ANNOTATION, STRING = "uima.tcas.Annotation", "uima.cas.String"
FOREIGN_TYPES = TYPES.format(
    _type(NAMED, ANNOTATION, ("value", STRING), ("identifier", STRING))
    + _type(
        "webanno.custom.Claim",
        ANNOTATION,
        ("certainty", STRING),
        ("count", "uima.cas.Integer"),
        ("who", "uima.cas.FSArray"),
    )
    + _type("webanno.custom.ClaimWhoLink", "uima.cas.TOP", ("role", STRING), ("target", NAMED))
    + _type(
        "webanno.custom.Rel",
        ANNOTATION,
        ("Governor", ANNOTATION),
        ("Dependent", ANNOTATION),
        ("relationType", STRING),
    )
    + _type(CHAIN, ANNOTATION, ("next", CHAIN), ("referenceType", STRING), ("referenceRelation", STRING))
)
# A file as WebAnno writes it. The text has an emoji before everything, so that code points and UTF-16 units differ.
FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmi:version="2.0"
 xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:custom="http:///webanno/custom.ecore"
 xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"
 xmlns:coref="http:///de/tudarmstadt/ukp/dkpro/core/api/coref/type.ecore">
<cas:NULL xmi:id="0"/>
<seg:Sentence xmi:id="2" sofa="1" begin="0" end="21"/>
<seg:Token xmi:id="3" sofa="1" begin="3" end="6"/>
<ner:NamedEntity xmi:id="4" sofa="1" begin="3" end="6" value="PER"/>
<custom:ClaimWhoLink xmi:id="5" role="speaker" target="4"/>
<custom:Claim xmi:id="6" sofa="1" begin="7" end="16" certainty="high" count="4" who="5"/>
<custom:Rel xmi:id="7" sofa="1" begin="7" end="16" Governor="4" Dependent="6" relationType="says"/>
<custom:Rel xmi:id="8" sofa="1" begin="7" end="16" Governor="4" Dependent="77"/>
<ner:NamedEntity xmi:id="9" sofa="1" begin="1" end="6" value="cuts a character"/>
<ner:NamedEntity xmi:id="10" sofa="1" begin="7" end="99" value="leaves the text"/>
<coref:CoreferenceLink xmi:id="11" sofa="1" begin="3" end="6" next="12" referenceType="nam"
 referenceRelation="anaphoric"/>
<coref:CoreferenceLink xmi:id="12" sofa="1" begin="18" end="20" referenceType="pro"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="😀 Ann denied it. He."/>
<cas:View sofa="1" members="2 3 4 6 7 8 9 10 11 12"/>
</xmi:XMI>
"""


@pytest.mark.parametrize("described", [True, False])
def test_layers_of_other_programs_are_read(tmp_path: Path, bench: Any, *, described: bool) -> None:
    if described:
        (tmp_path / "TypeSystem.xml").write_text(FOREIGN_TYPES, encoding="utf-8")
    (draft,) = bench.read(WebAnno(), FOREIGN.encode(), "a.xmi")
    assert isinstance(draft, DraftArticle)
    text = draft.text or ""
    assert text == "😀 Ann denied it. He."
    said = {(each.label, text[slice(*each.fragments[0])]) for each in draft.spans}
    assert said == {("PER", "Ann"), ("Claim", "denied it"), ("nam", "Ann"), ("pro", "He")}
    claim = next(each for each in draft.spans if each.label == "Claim")
    assert claim.attributes == {"certainty": "high", "count": "4"}
    names = {each.id: each.label for each in draft.spans}
    links = {(each.type, names[each.from_id], names[each.to_id]) for each in draft.links}
    assert links == {("says", "PER", "Claim"), ("speaker", "Claim", "PER"), ("anaphoric", "nam", "pro")}
    assert sorted((each.code, each.facts["number"]) for each in draft.troubles) == [
        ("cas.no_end", 8), ("cas.no_place", 9), ("cas.no_place", 10),
    ]  # fmt: skip
    assert [(each.code, each.facts["count"]) for each in draft.notes] == [("cas.segments", 2)]


def test_an_exported_project_says_who_marked_what(bench: Any) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("ann.xmi", FOREIGN)
        archive.writestr("TypeSystem.xml", FOREIGN_TYPES)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("exportedproject.json", "{}")
        archive.writestr("annotation/wire.txt/ann.zip", inner.getvalue())
        archive.writestr("curation/wire.txt/CURATION_USER.zip", inner.getvalue())
    by_ann, curated = bench.read(WebAnno(), out.getvalue(), "project.zip")
    assert {each.annotator for each in by_ann.spans} == {"ann"}
    assert {each.annotator for each in curated.spans} == {""}
    assert by_ann.title == "wire.txt"


def test_emoji_in_json_by_cassis(bench: Any) -> None:
    types = cassis.TypeSystem()
    kind = types.create_type("webanno.custom.Claim", supertypeName=ANNOTATION)
    types.create_feature(kind, "label", STRING)
    cas = cassis.Cas(types)
    cas.sofa_string, cas.sofa_mime = EMOJI, "text/plain"
    for start, end in ((2, 3), (4, 8), (20, 27)):
        cas.add(kind(begin=start, end=end, label="x"))
    (draft,) = bench.drafts(WebAnnoJSON(), cas.to_json().encode(), "a.json")
    assert [tuple(each.fragments[0]) for each in draft.spans] == [(2, 3), (4, 8), (20, 27)]
    assert bench.drafts(WebAnno(), cas.to_xmi().encode(), "b.xmi")[0].spans[2].fragments == (Span(20, 27),)


def test_json_rows_that_are_damaged_are_listed_one_by_one(bench: Any, make: Any) -> None:
    document = make("One. Two.", ("a", [(0, 3)]), ("b", [(5, 8)]))
    value = json.loads(bench.written(WebAnnoJSON(), [document]))
    rows = value["%FEATURE_STRUCTURES"]
    spans = [row for row in rows if row["%TYPE"] == "webanno.custom.Attribution"]
    spans[0]["%ID"] = None
    spans[1]["begin"] = "5"
    found = bench.read(WebAnnoJSON(), json.dumps(value).encode(), "a.json")
    codes = [each.code for each in found if isinstance(each, Trouble)]
    codes += [trouble.code for each in found if isinstance(each, DraftArticle) for trouble in each.troubles]
    assert codes == ["cas.damaged", "cas.no_place"]


def test_several_articles_are_files_of_an_archive(bench: Any, make: Any) -> None:
    one, two = make("One.", ("a", [(0, 3)]), file="n.txt"), make("😀 Two.", ("b", [(2, 5)]), file="n.txt")
    data = bench.written(WebAnnoJSON(), [one, two])
    texts = [cassis.load_cas_from_json(io.BytesIO(each)).sofa_string for each in _files(data).values()]
    assert texts == ["One.", "😀 Two."]
    assert list(_files(data)) == ["n.json", "n-2.json"]
    assert [each.id for each in bench.drafts(WebAnnoJSON(), data)] == [one.article.id, two.article.id]


def test_what_is_not_safe_is_refused(bench: Any) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aa">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a;</xmi:XMI>'
    with pytest.raises(UserError, match=r"xml\.has_doctype"):
        bench.read(WebAnno(), bomb, "a.xmi")
    with pytest.raises(UserError, match=r"cas\.no_xmi"):
        bench.read(WebAnno(), b"<a/>", "a.xmi")


TSV = """#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Plain|
#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:links_webanno.custom.LinkType|uima.tcas.Annotation
#T_RL=webanno.custom.Rel|kind|label|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity


#Text=😀 Ann Lee
#Text=denied it .
1-1\t0-2\t😀\t_\t_\t_\t_\t_\t_\t_\t_\t
1-2\t3-6\tAnn\t*[1]|x[2]\tPER[1]|ORG[2]\t_\tspeaker;cue\t1-3[1];1-4\t_\t_\t_\t
1-3\t7-10\tLee\t*[1]\tPER[1]\t_\t_\t_\t_\t_\t_\t
1-4\t11-17\tdenied\t_\t_\t*\t_\t_\t_\t_\t_\t
1-4.1\t11-13\tde\t_\t_\t*[3]\t_\t_\t_\t_\t_\t
1-5\t18-20\tit\t*\tMI\\_SC\\|x\t_\t_\t_\tk\tsays\t1-2[1_0]\t
1-6\t21-22\t.\t_\t_\t_\t_\t_\t_\t_\t_\t

#Text=Next .
2-1\t25-29\tNext\t_\tLOC\t_\t_\t_\t_\t_\t_\t
a broken line
2-2\t30-31\t.\t_\t_\t_\t_\t_\t_\t_\t_\t
"""


def test_webanno_tsv_is_read(bench: Any) -> None:
    found = bench.read(WebAnno(), TSV.encode(), "a.tsv")
    assert [each.facts["what"] for each in found if isinstance(each, Trouble)] == ["line 20"]
    (draft,) = (each for each in found if isinstance(each, DraftArticle))
    text = draft.text or ""
    assert text == "😀 Ann Lee\ndenied it .  \nNext ."
    said = [(each.label, text[slice(*each.fragments[0])]) for each in draft.spans]
    assert sorted(said) == [
        ("Host", "Ann"), ("LOC", "Next"), ("MI_SC|x", "it"), ("ORG", "Ann"), ("PER", "Ann Lee"),
        ("Plain", "de"), ("Plain", "denied"),
    ]  # fmt: skip
    names = {each.id: each.label for each in draft.spans}
    links = {(each.type, names[each.from_id], names[each.to_id]) for each in draft.links}
    assert links == {("says", "PER", "MI_SC|x"), ("speaker", "Host", "PER"), ("cue", "Host", "Plain")}


COREF = "de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"


def _chained(columns: str, *rows: str) -> bytes:
    return (
        f"#FORMAT=WebAnno TSV 3.3\n#T_CH={COREF}|{columns}\n\n\n".encode() + "\n".join(rows).encode() + b"\n"
    )


def _read_chains(bench: Any, data: bytes) -> tuple[list[tuple[str, str]], set[tuple[str, str, str]]]:
    """Return the mentions with their labels, and the links between their words."""
    (draft,) = bench.read(WebAnno(), data, "a.tsv")
    assert isinstance(draft, DraftArticle)
    text = draft.text or ""
    words = {each.id: text[slice(*each.fragments[0])] for each in draft.spans}
    said = [(text[slice(*each.fragments[0])], each.label) for each in draft.spans]
    return said, {(each.type, words[each.from_id], words[each.to_id]) for each in draft.links}


@pytest.mark.parametrize("is_type_first", [True, False])
def test_chains_of_webanno_tsv(is_type_first: bool, bench: Any) -> None:
    """The example of the user guide: the number behind the type is the chain's, so “pr[1]” stands at each link."""
    rows = [
        ("1-1\t0-2\tHe", "pr[1]", "coref->1-1"),
        ("1-2\t3-7\tshot", "_", "_"),
        ("1-3\t8-15\thimself", "pr[1]", "coref->1-2"),
        ("1-4\t16-20\twith", "_", "_"),
        ("1-5\t21-24\this", "pr[1]", "*->1-3"),
        ("1-6\t25-33\trevolver", "_", "_"),
    ]
    order = (1, 2) if is_type_first else (2, 1)
    columns = ("", "referenceType", "referenceRelation")
    data = _chained(
        "|".join(columns[each] for each in order),
        "#Text=He shot himself with his revolver",
        *("\t".join((row[0], *(row[each] for each in order), "")) for row in rows),
    )
    said, links = _read_chains(bench, data)
    assert said == [("He", "pr"), ("himself", "pr"), ("his", "pr")]
    assert {(one, other) for _, one, other in links} == {("He", "himself"), ("himself", "his")}


def test_mentions_of_several_words_and_of_two_chains(bench: Any) -> None:
    """Links come in the order of their numbers, not of the text; a token may stand in two chains."""
    data = _chained(
        "referenceRelation|referenceType",
        "#Text=The old man saw his own dog and it him",
        "1-1\t0-3\tThe\t*->127-2\tdefNP[127]\t",
        "1-2\t4-7\told\t*->127-2\tdefNP[127]\t",
        "1-3\t8-11\tman\t*->127-2\tdefNP[127]\t",
        "1-4\t12-15\tsaw\t_\t_\t",
        "1-5\t16-19\this\t*->127-1|*->4-1\tposs[127]|defNP[4]\t",
        "1-6\t20-23\town\t*->4-1\tdefNP[4]\t",
        "1-7\t24-27\tdog\t*->4-1\tdefNP[4]\t",
        "1-8\t28-31\tand\t_\t_\t",
        "1-9\t32-34\tit\t*->4-2\tpr[4]\t",
        "1-10\t35-38\thim\t*->127-3\tpr[127]\t",
    )
    said, links = _read_chains(bench, data)
    assert sorted(said) == [
        ("The old man", "defNP"), ("him", "pr"), ("his", "poss"), ("his own dog", "defNP"), ("it", "pr"),
    ]  # fmt: skip
    assert {(one, other) for _, one, other in links} == {
        ("his", "The old man"), ("The old man", "him"), ("his own dog", "it"),
    }  # fmt: skip


def test_broken_places_in_chains_spoil_no_neighbour(bench: Any) -> None:
    data = _chained(
        "referenceRelation|referenceType",
        "#Text=a b c",
        "1-1\t0-1\ta\t*->x-1\tpr[1]\t",
        "1-2\t2-3\tb\tcoref->1-2\tpr[1]\t",
        "1-3\t4-5\tc\t->1-9999999999999\tpr\t",
    )
    said, _ = _read_chains(bench, data)
    assert [words for words, _ in said] == ["a", "b", "c"]


def test_a_tsv_cut_off_anywhere_is_told_or_read(bench: Any) -> None:
    data = TSV.encode()
    for end in range(len(data)):
        try:
            found = bench.read(WebAnno(), data[:end], "a.tsv")
        except UserError as error:
            found = [error.trouble]
        assert found
        assert all(isinstance(each, DraftArticle) or each.code in ROWS for each in found)

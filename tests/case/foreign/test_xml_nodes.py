"""XML from strangers: lines are kept, and nothing is expanded, fetched or unbounded."""

import pytest

from comity.case.foreign.xml_nodes import MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, XmlError, parse_xml


def test_lines_and_attributes_are_kept():
    root = parse_xml('<a>\n <b c="1"/>\n <b c="2"/>\n</a>')
    assert [(n.attributes["c"], n.line) for n in root.all("b")] == [("1", 2), ("2", 3)]
    assert root.first("b", "x") is None


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "http://example.invalid/x.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a b="&x;"/>',
    ],
)
def test_a_document_type_declaration_is_refused(text):
    with pytest.raises(XmlError) as caught:
        parse_xml(text)
    assert "document type" in caught.value.what
    assert caught.value.line == 1


def test_an_entity_that_is_not_defined_is_refused():
    with pytest.raises(XmlError, match="undefined entity"):
        parse_xml("<a>&x;</a>")


def test_depth_elements_and_attributes_are_bounded():
    with pytest.raises(XmlError, match="nested deeper"):
        parse_xml("<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1))
    with pytest.raises(XmlError, match="elements"):
        parse_xml("<a>" + "<b/>" * MAX_ELEMENTS + "</a>")
    with pytest.raises(XmlError, match="attributes"):
        parse_xml("<a " + " ".join(f'k{i}=""' for i in range(MAX_ATTRIBUTES + 1)) + "/>")


@pytest.mark.parametrize("text", ["", "<a>", "<a></b>", "no xml", "<a/><b/>", "\x00", "<a b='1' b='2'/>"])
def test_what_is_no_xml_is_told_with_its_line(text):
    with pytest.raises(XmlError) as caught:
        parse_xml(text)
    assert caught.value.line >= 1
    assert caught.value.way_out

"""The facts of REFI-QDA's Project.xsd (18 March 2019) and Codebook.xsd, as short as they can be said, made a schema.

A line is a type: its children in their order, then its attributes. ``?`` may be missing, ``*`` may be there any number
of times, ``+`` at least once, ``!`` must be there; a type stands after a colon, else it is a text. ``a|b`` is a choice.
What begins with spaces goes on with the line before.
"""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

_MADE = "creatingUser:GUID creationDateTime:dateTime"
_CHANGED = f"{_MADE} modifyingUser:GUID modifiedDateTime:dateTime"
_TAIL = "Coding:Coding* NoteRef:Ref* VariableValue:VariableValue*"
_NAMED = "guid:GUID! name"
_PROJECT = f"""
Project = Users:Users? CodeBook:CodeBook? Variables:Variables? Cases:Cases? Sources:Sources? Notes:Notes?
  Links:Links? Sets:Sets? Graphs:Graphs? Description? NoteRef:Ref* / name! origin creatingUserGUID:GUID
  creationDateTime:dateTime modifyingUserGUID:GUID modifiedDateTime:dateTime basePath
Users = User:User+ /
User = / {_NAMED} id
CodeBook = Codes:Codes /
Codes = Code:Code+ /
Code = Description? NoteRef:Ref* Code:Code* / guid:GUID! name! isCodable:boolean! color:RGB
Cases = Case:Case+ /
Case = Description? CodeRef:Ref* VariableValue:VariableValue* SourceRef:Ref* SelectionRef:Ref* / {_NAMED}
Variables = Variable:Variable+ /
Variable = Description? / guid:GUID! name! typeOfVariable:Kind!
VariableValue = VariableRef:Ref
  TextValue|BooleanValue:boolean|IntegerValue:integer|FloatValue:decimal|DateValue:date|DateTimeValue:dateTime /
Sets = Set:Set+ /
Set = Description? MemberCode:Ref* MemberSource:Ref* MemberNote:Ref* / guid:GUID! name!
Sources = (TextSource:TextSource|PictureSource:PictureSource|PDFSource:PDFSource) /
TextSource = Description? PlainTextContent? PlainTextSelection:PlainTextSelection* {_TAIL} / {_NAMED}
  richTextPath plainTextPath {_CHANGED}
PlainTextSelection = Description? Coding:Coding* NoteRef:Ref* / {_NAMED} startPosition:integer!
  endPosition:integer! {_CHANGED}
PictureSource = Description? TextDescription:TextSource? {_TAIL} / {_NAMED} path currentPath {_CHANGED}
PDFSource = Description? PDFSelection:PDFSelection* Representation:TextSource? {_TAIL} / {_NAMED} path
  currentPath {_CHANGED}
PDFSelection = Description? Representation:TextSource? Coding:Coding* NoteRef:Ref* / {_NAMED} page:integer!
  firstX:integer! firstY:integer! secondX:integer! secondY:integer! {_CHANGED}
Coding = CodeRef:Ref NoteRef:Ref* / guid:GUID! {_MADE}
Notes = Note:TextSource+ /
Links = Link:Link+ /
Link = NoteRef:Ref* / {_NAMED} direction:Direction color:RGB originGUID:GUID targetGUID:GUID
Ref = / targetGUID:GUID!
Graphs = Graph:Graph+ /
Graph = / {_NAMED}
"""
_CODEBOOK = """
CodeBook = Codes:Codes Sets:Sets? / origin
Codes = Code:Code+ /
Code = Description? Code:Code* / guid:GUID! name! isCodable:boolean! color:RGB
Sets = Set:Set+ /
Set = Description? MemberCode:Member* / guid:GUID! name!
Member = / guid:GUID!
"""
_HEX = "[0-9a-fA-F]"
_GUID = f"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"
_PATTERNS = {
    "GUID": rf"({_GUID})|(\{{{_GUID}\}})",
    "RGB": "#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})",
    "Direction": "Associative|OneWay|Bidirectional",
    "Kind": "Text|Boolean|Integer|Float|Date|DateTime",
}
_TIMES = {"?": (0, "1"), "*": (0, "unbounded"), "+": (1, "unbounded"), "": (1, "1")}


def project_schema() -> etree.XMLSchema:
    """Return what validates ``project.qde``."""
    return _schema(_PROJECT, "Project", "urn:QDA-XML:project:1.0")


def codebook_schema() -> etree.XMLSchema:
    """Return what validates ``.qdc``."""
    return _schema(_CODEBOOK, "CodeBook", "urn:QDA-XML:codebook:1.0")


def _schema(facts: str, root: str, space: str) -> etree.XMLSchema:
    lines = dict(line.split(" = ") for line in facts.strip().replace("\n  ", " ").splitlines())
    types = "".join(_complex(name, *said.split("/")) for name, said in lines.items())
    types += "".join(
        f'<x:simpleType name="{name}"><x:restriction base="x:token"><x:pattern value="{pattern}"/></x:restriction>'
        "</x:simpleType>"
        for name, pattern in _PATTERNS.items()
    )
    return etree.XMLSchema(
        etree.fromstring(
            f'<x:schema xmlns="{space}" xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}" '
            f'elementFormDefault="qualified"><x:element name="{root}" type="{root}"/>{types}</x:schema>'
        )
    )


def _complex(name: str, children: str, attributes: str) -> str:
    parts = "".join(map(_child, children.split()))
    said = "".join(map(_attribute, attributes.split()))
    return f'<x:complexType name="{name}"><x:sequence>{parts}</x:sequence>{said}</x:complexType>'


def _child(fact: str) -> str:
    if "|" in fact:
        most = ' maxOccurs="unbounded"' if fact.startswith("(") else ""
        mark = "?" if not most else ""
        return f"<x:choice{most}>{''.join(_child(each + mark) for each in fact.strip('()').split('|'))}</x:choice>"
    mark = fact[-1] if fact[-1] in "?*+" else ""
    name, _, kind = fact.removesuffix(mark).partition(":")
    least, many = _TIMES[mark]
    return f'<x:element name="{name}" type="{_type(kind)}" minOccurs="{least}" maxOccurs="{many}"/>'


def _attribute(fact: str) -> str:
    name, _, kind = fact.removesuffix("!").partition(":")
    use = ' use="required"' if fact.endswith("!") else ""
    return f'<x:attribute name="{name}" type="{_type(kind)}"{use}/>'


def _type(kind: str) -> str:
    return f"x:{kind or 'string'}" if kind[:1].islower() or not kind else kind

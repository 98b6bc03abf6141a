"""The rules an Atom document of ours must keep: RFC 4287, and what readers in use need beyond it.

Written against Python's own XML and HTML parsers, so that no mistake of ours can hide in both places.
"""
import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from urllib.parse import urlsplit

from findings import Findings, parsed

ATOM = "{http://www.w3.org/2005/Atom}"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
EMAIL = re.compile(r"[A-Za-z0-9._+'-]+@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
ADDRESS_ATTRIBUTES = {"href", "src", "cite", "poster", "longdesc", "action", "data", "background"}
FORBIDDEN = {"script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta", "svg", "math"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class MarkupRules(HTMLParser):
    """Collects what is wrong with a piece of published HTML."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.problems, self.open = [], []

    def handle_starttag(self, tag, attributes):
        if tag in FORBIDDEN:
            self.problems.append(f"<{tag}> in the text")
        for name, value in attributes:
            if name.startswith("on"):
                self.problems.append(f"attribute {name} in the text")
            if name == "style" and not re.fullmatch(r"\s*text-align:\s*\w+;?\s*", value or ""):
                self.problems.append(f"style {value!r} in the text")
            if name in ADDRESS_ATTRIBUTES and urlsplit(value or "").scheme not in ("http", "https", "mailto"):
                self.problems.append(f"address {value!r} in the text")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")


def markup_problems(markup):
    rules = MarkupRules()
    rules.feed(markup)
    rules.close()
    return rules.problems + [f"<{tag}> stays open" for tag in rules.open]


def problems(document):
    """What is wrong with an Atom document, as sentences; none when it keeps all rules."""
    found = Findings()
    expect = found.expect
    feed, problem = parsed(document)
    if problem:
        return [problem]
    expect(feed.tag == ATOM + "feed", f"the root is {feed.tag}")
    expect(feed.get(LANG), "the feed states no language")

    def once(parent, name, where):
        elements = parent.findall(ATOM + name)
        expect(len(elements) == 1, f"{where} has {len(elements)} {name}")
        text = ("".join(elements[0].itertext()) if elements else "").strip()
        expect(text, f"{where} has an empty {name}")
        return text

    def check_links(parent, where):
        for link in parent.findall(ATOM + "link"):
            href = link.get("href", "")
            expect(urlsplit(href).scheme in ("http", "https"), f"{where} links to {href!r}")
            expect(href.isascii() and " " not in href, f"{where} has an unencoded link {href!r}")
            # RFC 3986, section 3.2.2: brackets stand around an IPv6 address and nowhere else.
            expect(not set("[]") & set(href.split("//")[-1].partition("/")[2]), f"{where} has brackets in its link {href!r}")
            expect(link.get("title") != "", f"{where} has a link with an empty title")

    def check_text(element, where):
        kind = element.get("type", "text")
        expect(kind in ("text", "html", "xhtml"), f"{where} has content of type {kind}")
        if kind == "html":
            found.extend(f"{where}: {problem}" for problem in markup_problems("".join(element.itertext())))
        if kind == "xhtml":
            inner = "".join(ElementTree.tostring(child, encoding="unicode") for child in element)
            found.extend(f"{where}: {p}" for p in markup_problems(re.sub(r"(</?)\w+:|\sxmlns:\w+=\"[^\"]*\"", r"\1", inner)))

    expect(IRI.fullmatch(once(feed, "id", "the feed")), "the feed's id is no IRI")
    once(feed, "title", "the feed")
    expect(DATE.fullmatch(once(feed, "updated", "the feed")), "the feed's updated is no RFC 3339 date of whole seconds")
    expect(feed.find(ATOM + "icon") is not None, "the feed has no icon")
    check_links(feed, "the feed")
    relations = [link.get("rel", "alternate") for link in feed.findall(ATOM + "link")]
    expect(relations.count("self") == 1, f"the feed has {relations.count('self')} self links")
    alternates = [link.get("type") for link in feed.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
    expect(alternates and alternates[-1] == "text/html", "the feed's last alternate link is not its HTML page")

    targets = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    if feed.find(ARCHIVE) is not None:
        # RFC 5005, section 4: an archive leads to the feed it belongs to, and never forward, because it never changes.
        expect("current" in targets, "the archive does not lead to its feed")
        expect("next-archive" not in targets, "the archive would change with the one after it")
        expect(targets.get("current") == (feed.findtext(ATOM + "id") or "").strip(), "the archive has another id than its feed")
        expect(targets.get("self") not in (targets.get("current"), targets.get("prev-archive")), "the archive leads to itself")
        expect(feed.findall(ATOM + "entry"), "the archive is empty")
    else:
        expect("current" not in targets, "a feed that is no archive leads to a current one")

    for element in feed.iter():
        expect(element.get(LANG) is None or LANGUAGE.fullmatch(element.get(LANG)), f"{element.get(LANG)!r} is no language")
        if element.tag == ATOM + "email":
            expect(EMAIL.fullmatch(element.text or ""), f"{element.text!r} is no e-mail address")
        if element.tag == ATOM + "uri":
            expect(urlsplit(element.text or "").scheme in ("http", "https"), f"a person's address is {element.text!r}")
        if element.tag == ATOM + "name":
            expect((element.text or "").strip(), "a person has an empty name")

    seen_ids, seen_updates = set(), set()
    for entry in feed.findall(ATOM + "entry"):
        identifier = once(entry, "id", "an entry")
        where = f"entry {identifier}"
        expect(IRI.fullmatch(identifier), f"{where}: the id is no IRI")
        expect(identifier not in seen_ids, f"{where}: the id stands twice")
        seen_ids.add(identifier)
        once(entry, "title", where)
        title = entry.find(ATOM + "title")
        expect(title is not None and title.get("type", "text") == "text", f"{where}: the title is not plain text")
        updated = once(entry, "updated", where)
        expect(DATE.fullmatch(updated), f"{where}: updated is {updated!r}")
        expect(updated not in seen_updates, f"{where}: updated {updated} stands twice")
        seen_updates.add(updated)
        expect(DATE.fullmatch(once(entry, "published", where)), f"{where}: published is no date")
        check_links(entry, where)
        count = sum(link.get("rel", "alternate") == "alternate" for link in entry.findall(ATOM + "link"))
        expect(count == 1, f"{where}: {count} alternate links")
        expect(entry.get(LANG) or feed.get(LANG), f"{where}: no language")
        expect(entry.find(ATOM + "author") is not None or feed.find(ATOM + "author") is not None, f"{where}: no author")
        source = entry.find(ATOM + "source")
        if source is None:
            found.append(f"{where}: no source")
        else:
            expect(IRI.fullmatch(once(source, "id", f"{where}, source")), f"{where}: the source's id is no IRI")
            once(source, "title", f"{where}, source")
            expect(DATE.fullmatch(once(source, "updated", f"{where}, source")), f"{where}: the source's updated is no date")
            check_links(source, f"{where}, source")
        categories = [(category.get("scheme"), category.get("term")) for category in entry.findall(ATOM + "category")]
        expect(any(scheme and term for scheme, term in categories), f"{where}: no category with a scheme")
        expect(all(term and term.strip() for _, term in categories), f"{where}: a category without a term")
        expect(len(set(categories)) == len(categories), f"{where}: a category stands twice")
        expect(len(entry.findall(ATOM + "content")) <= 1, f"{where}: several contents")
        expect(len(entry.findall(ATOM + "summary")) <= 1, f"{where}: several summaries")
        for text in entry.findall(ATOM + "content") + entry.findall(ATOM + "summary"):
            check_text(text, where)
    return found

"""The rules an OPML document of ours must keep (http://opml.org/spec2.opml)."""
from urllib.parse import urlsplit

from findings import Findings, parsed


def problems(document):
    """What is wrong with an OPML document, as sentences; none when it keeps all rules."""
    found = Findings()
    expect = found.expect
    root, problem = parsed(document)
    if problem:
        return [problem]
    expect(root.tag == "opml" and root.get("version") == "2.0", "the root is not <opml version=\"2.0\">")
    expect([child.tag for child in root] == ["head", "body"], "there is not one head and one body")
    expect((root.findtext("head/title") or "").strip(), "the head has no title")
    outlines = root.findall("body//outline")
    expect(outlines, "the body has no outline")
    addresses = set()
    for outline in outlines:
        where = f"outline {outline.get('text')!r}"
        expect((outline.get("text") or "").strip(), f"{where} has no text")
        kind = outline.get("type")
        if outline.get("xmlUrl") is not None:
            expect(kind == "rss", f"{where}: a feed must be of type rss")
            expect(outline.get("xmlUrl") not in addresses, f"{where}: the feed stands twice")
            addresses.add(outline.get("xmlUrl"))
        else:
            expect(kind != "rss", f"{where}: type rss without xmlUrl")
        expect(kind != "link" or outline.get("url"), f"{where}: type link without url")
        for name in ("xmlUrl", "htmlUrl", "url"):
            value = outline.get(name)
            expect(value is None or urlsplit(value).scheme in ("http", "https"), f"{where}: {name} is {value!r}")
        expect(len(outline) == 0 or outline.get("xmlUrl") is None, f"{where} is both a feed and a group")
    return found

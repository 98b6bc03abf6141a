"""How the rules of every format tell what is wrong."""
import xml.etree.ElementTree as ElementTree


class Findings(list):
    """What is wrong with a document, as sentences; empty when it keeps all rules."""

    def expect(self, fact, sentence):
        if not fact:
            self.append(sentence)


def parsed(document):
    """The root of an XML document and no problem, or no root and what is wrong with it."""
    try:
        return ElementTree.fromstring(document), None
    except ElementTree.ParseError as error:
        return None, f"not well-formed: {error}"

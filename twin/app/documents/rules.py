"""Rules and attestations as JSON: what there is to know of each before one believes it."""

from twin.app.checks import CONTINUITY, list_rules
from twin.app.continuity_words import CLAUSE, NAME
from twin.app.documents.shapes import Document
from twin.errors import UnknownIdError
from twin.model.rule import Rule, Words
from twin.rules.clauses import Requirement, load_requirements


def list_documents() -> list[Document]:
    """Return all rules, by code."""
    return [_document(rule) for rule in _rules().values()]


def rule_document(code: str) -> Document:
    """Return one rule by its code or name; raises ``UnknownIdError``."""
    found = next((rule for rule in _rules().values() if code in {rule.code, rule.name}), None)
    if found is None:
        msg = f"no rule is called {code!r}: `twin rule all` lists them"
        raise UnknownIdError(msg)
    return _document(found)


def _rules() -> dict[str, Rule]:
    proof = Rule(code=CONTINUITY, name=NAME, clause=CLAUSE)
    return {**list_rules(), CONTINUITY: proof}


def _document(rule: Rule) -> Document:
    page = rule.page
    return {
        "code": rule.code,
        "name": rule.name,
        "clause": {
            "standard": rule.clause.standard,
            "section": rule.clause.section,
            "modality": rule.clause.modality.value,
        },
        "requirements": [_requirement(one) for one in load_requirements().values() if rule.code in one.rules],
        "what": None if page is None else _by_language(page.what),
        "why": None if page is None else _by_language(page.why),
        "blind": None if page is None else _by_language(page.blind),
        "needs": [] if page is None else list(page.needs),
        "limits": []
        if page is None
        else [
            {
                "id": one.id,
                "standard": one.standard,
                "clause": one.clause,
                "value": one.value,
                "status": one.status.value,
            }
            for one in page.limits
        ],
    }


def _requirement(one: Requirement) -> Document:
    return {"id": one.id, "modality": one.modality.value, "text": dict(one.text)}


def _by_language(words: Words) -> dict[str, str]:
    return {"zh-CN": words[0], "en": words[1]}

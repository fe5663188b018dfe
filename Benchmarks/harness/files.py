"""Order files and registry feeds, always the same for the same arguments."""

CATALOG = """sku,name,kind,termMonths,smartEnabled
C9300-DNA-A-48-3Y,"Cisco DNA Advantage, 48 ports",subscription,36,true
L-ASA-AC-PLS-3Y,AnyConnect Plus,termLicense,36,true
NET-BASE,Network Base,perpetualLicense,,true
"""

SKUS = ("C9300-DNA-A-48-3Y", "L-ASA-AC-PLS-3Y", "NET-BASE")

HEADER = (
    "Order Number,Order Date,Currency,End Customer,End Customer Country,Customer Email,Smart Account,Line,SKU,"
    "Description,Qty,Unit Price\n"
)


def orders(first, count, lines, account):
    """A CSV file of orders; `account` names the Smart Account of an order's number."""
    parts = [HEADER]
    for number in range(first, first + count):
        named = account(number)
        for line in range(1, lines + 1):
            parts.append(
                f"PO-{number:08d},2026-11-24,EUR,\"Customer of {named}, Inc.\",DE,"
                f"it@customer{number % 1000:04d}.example,{named},{line},{SKUS[line % 3]},"
                f"Licenses as quoted on 24 November,{1 + number % 250},1249.50\n"
            )
    return "".join(parts)


def accounts(domains):
    """A registry feed of active Smart Accounts."""
    rows = [f"{domain},\"Customer of {domain}, Inc.\",DE,active\n" for domain in domains]
    return "domain,name,country,state\n" + "".join(rows)

"""Rounds in turn, medians, and Markdown tables."""
import json
import statistics
import subprocess
import sys

ROUNDS = 3


def program_output(command):
    """The JSON object that a measuring program prints."""
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {result.returncode}\n{result.stderr}")
    return json.loads(result.stdout.strip().splitlines()[-1])


def rounds(ours, peer, key="rate"):
    """Both in turn, several times: our results, the peer's, and the median of the ratios."""
    pairs = [(ours(), peer()) for _ in range(ROUNDS)]
    ratios = [mine[key] / theirs[key] for mine, theirs in pairs]
    return [mine for mine, _ in pairs], [theirs for _, theirs in pairs], statistics.median(ratios)


def median(results, key):
    """The median of one figure, or None where it is not measured."""
    values = [result[key] for result in results if key in result]
    return statistics.median(values) if values else None


def percentile(values, share):
    """The value below which so large a share lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def number(value):
    """A figure for the table."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def head(title, *columns):
    """The head of a table whose first column holds words."""
    print(f"\n### {title}\n\n| {' | '.join(columns)} |\n|---|{'--:|' * (len(columns) - 1)}", flush=True)


def row(*cells):
    """One line of a table."""
    print(f"| {' | '.join(cells)} |", flush=True)


def rate_row(name, unit, mine, theirs, ratio):
    """One line of a table of rates: ours with its latencies, the peer's, the ratio."""
    cells = [name, f"{number(median(mine, 'rate'))} {unit}", number(median(mine, "p50_ms")), number(median(mine, "p99_ms"))]
    row(*cells, f"{number(median(theirs, 'rate'))} {unit}", f"{ratio:.2f}")


def cost_row(name, unit, mine, theirs, ratio):
    """One line of a table of rates of the daemon: ours with its processor time for each, the peer's, the ratio."""
    cells = [name, f"{number(median(mine, 'rate'))} {unit}", f"{number(median(mine, 'cpu_us'))} µs"]
    row(*cells, f"{number(median(theirs, 'rate'))} {unit}", f"{ratio:.2f}")

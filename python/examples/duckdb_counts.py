"""Counts of the texts of any number of Parquet files, by DuckDB in this process.

    python examples/duckdb_counts.py 'posts/*.parquet' text all.counts
"""

import sys

import duckdb

from wordcloud_rs import arrow


def main(files, column="text", target="all.counts"):
    """Counts, batch by batch, so that memory does not grow with the files."""
    rows = duckdb.sql(f'SELECT "{column}" FROM read_parquet(?)', params=[files])
    counts = arrow.merge(arrow.count_batches(rows.to_arrow_reader(50_000), column))
    counts.save(target)
    print(f"{counts.documents} documents, {len(counts)} terms")
    return counts


if __name__ == "__main__":
    main(*sys.argv[1:])

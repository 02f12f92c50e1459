"""Counts on a cluster that speaks Spark: Apache Spark, or Sail, which needs no Java.

    python examples/spark_counts.py sc://host:50051 'posts/*.parquet' text all.counts

Without an address Sail is started in this process (`pip install pysail pyspark-client`). The package
must be installed on the workers. Settings travel with the contents of their files.
"""

import sys

from wordcloud_rs import arrow


def count(spark, files, column="text", **settings):
    """The counts of a column of Parquet files."""
    counter = arrow.counter(column, **settings)
    parts = spark.read.parquet(files).select(column).mapInArrow(counter, arrow.SCHEMA)
    return arrow.merge(bytes(row.counts) for row in parts.toLocalIterator())


def main(address, files, column="text", target="all.counts"):
    """Counts on the cluster of an address."""
    from pyspark.sql import SparkSession

    server = None
    if not address:
        from pysail.spark import SparkConnectServer

        server = SparkConnectServer()
        server.start()
        address = "sc://localhost:%d" % server.listening_address[1]
    spark = SparkSession.builder.remote(address).getOrCreate()
    try:
        counts = count(spark, files, column)
    finally:
        # The session first: without its server it is asked for until a time-out of minutes.
        spark.stop()
        if server:
            server.stop()
    counts.save(target)
    print(f"{counts.documents} documents, {len(counts)} terms")


if __name__ == "__main__":
    main(*sys.argv[1:])

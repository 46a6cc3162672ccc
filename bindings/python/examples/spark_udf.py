"""Reads a column of references with Spark, each batch in one call.

    spark-submit spark_udf.py entries.jsonl out/     # lines {"id": …, "reference": …}
"""

from __future__ import annotations

import json
import sys

import ibid
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, pandas_udf
from pyspark.sql.types import DoubleType, StringType, StructType

SCHEMA = StructType().add("csl", StringType()).add("title", StringType()).add("confidence", DoubleType())


@pandas_udf(SCHEMA)
def read(references: pd.Series) -> pd.DataFrame:
    """The item as CSL-JSON, its title, and how sure it is."""
    read = ibid.parse_many(references.fillna(""))
    rows = [(json.dumps(it["csl"]), it["csl"].get("title"), it["confidence"]) for it in read]
    return pd.DataFrame(rows, columns=["csl", "title", "confidence"])


if __name__ == "__main__":
    source, target = sys.argv[1:3]
    spark = SparkSession.builder.appName("ibid").getOrCreate()
    entries = spark.read.json(source)
    entries.withColumn("read", read(col("reference"))).select("*", "read.*").drop("read").write.json(target)
    spark.stop()

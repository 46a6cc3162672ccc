"""Reads references with Spark: every partition is piped through its own `ibid pipe`.

    spark-submit pipe_spark.py entries.jsonl out/     # lines {"id": …, "text": …}
"""

import sys

from pyspark.sql import SparkSession

source, target = sys.argv[1:3]
command = sys.argv[3] if len(sys.argv) > 3 else "ibid pipe"
spark = SparkSession.builder.appName("ibid").getOrCreate()
spark.sparkContext.textFile(source).pipe(command, checkCode=True).saveAsTextFile(target)
spark.stop()

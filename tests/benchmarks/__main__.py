"""`python -m tests.benchmarks`: the table, then what people wait for."""

from tests.benchmarks import bench, table

table.main()
bench.main()

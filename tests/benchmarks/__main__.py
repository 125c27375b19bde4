"""`python -m tests.benchmarks`: the benchmarks, with their table."""

from tests.benchmarks.bench import main

main()

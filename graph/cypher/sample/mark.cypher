CREATE (:Sample {kind: $kind})

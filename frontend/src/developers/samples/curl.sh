curl -s "$WEFT/graphql" \
  -H "authorization: Bearer $TOKEN" \
  -H 'content-type: application/json' \
  -d '{"query": "{ me { name } myAsks(first: 5) { nodes { text } } }"}'

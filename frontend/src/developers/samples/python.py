import json
import os
from urllib.request import Request, urlopen

query = "{ me { name } myAsks(first: 5) { nodes { text } } }"
request = Request(
    os.environ["WEFT"] + "/graphql",
    json.dumps({"query": query}).encode(),
    {"authorization": "Bearer " + os.environ["TOKEN"], "content-type": "application/json"},
)
print(urlopen(request).read().decode())

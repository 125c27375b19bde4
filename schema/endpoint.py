"""GraphQL over HTTP as its specification has it: POST, JSON, no batches; subscriptions as server-sent events."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any, cast

import orjson
from cross_web import HTTPException
from fastapi import Request, Response
from graphql import GraphQLError
from starlette.routing import Route
from strawberry.fastapi import GraphQLRouter
from strawberry.http import GraphQLHTTPResponse, process_result
from strawberry.http.streaming import SSETransport
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from schema.context import Context
from schema.cost import CODE
from schema.root import Contract

NEW = "application/graphql-response+json"
OLD = "application/json"
_meta: ContextVar[tuple[str, int, int]] = ContextVar("_meta", default=(OLD, 200, 0))


class Events(SSETransport):
    """What has one answer is answered at once, not as a stream."""

    def allowed_operation_types(self, allowed_operation_types: Any) -> set[OperationType]:
        return {OperationType.SUBSCRIPTION}


class Endpoint(GraphQLRouter[Context, None]):
    """Strawberry's router, less what we do not offer, with the statuses of the specification."""

    def __init__(
        self,
        contract: Contract,
        context: Callable[..., Awaitable[Context]],
        text_of: Callable[[str], str | None],
    ) -> None:
        self._text_of = text_of
        super().__init__(
            contract,
            path="/graphql",
            graphql_ide=None,
            allow_queries_via_get=False,
            context_getter=context,
            subscription_protocols=(GRAPHQL_SSE_PROTOCOL,),
        )
        self.stream_transport_classes_by_protocol = {GRAPHQL_SSE_PROTOCOL: Events}
        posts = [
            route
            for route in self.routes
            if isinstance(route, Route) and "POST" in (route.methods or ())
        ]
        self.routes = cast(Any, posts)

    def parse_json(self, data: str | bytes) -> Any:
        """An object, or a 400: also for what is nested too deeply to read."""
        try:
            body: Any = orjson.loads(data)
        except orjson.JSONDecodeError:
            body = None
        if not isinstance(body, dict):
            raise HTTPException(400, "Send one JSON object with a query.")
        asked = cast(dict[str, Any], body)
        if not isinstance(asked.get("operationName"), str | None):
            raise HTTPException(400, "The operationName has to be a text.")
        return self._spelt_out(asked) if "documentId" in asked else asked

    def _spelt_out(self, asked: dict[str, Any]) -> dict[str, Any]:
        """A document by its id instead of its text."""
        id = asked.pop("documentId")
        text = self._text_of(id) if isinstance(id, str) and "query" not in asked else None
        if text is None:
            raise HTTPException(400, "There is no document of this id; send its text as the query.")
        return {**asked, "query": text}

    def encode_json(self, data: object) -> str | bytes:
        return orjson.dumps(data)

    async def process_result(
        self, request: Request, result: ExecutionResult
    ) -> GraphQLHTTPResponse:
        body = process_result(result)
        wanted = NEW if NEW in request.headers.get("accept", "") else OLD
        errors = result.errors or []
        bad = result.data is None and bool(errors) and all(e.path is None for e in errors)
        if bad:
            cast(dict[str, Any], body).pop("data", None)
        wait = _wait(errors)
        status = 429 if wait is not None else 400 if bad and wanted == NEW else 200
        _meta.set((wanted, status, wait or 0))
        return body

    def create_response(self, response_data: Any, sub_response: Response) -> Response:
        response = super().create_response(response_data, sub_response)
        kind, status, wait = _meta.get()
        response.headers["content-type"] = f"{kind}; charset=utf-8"
        response.headers["cache-control"] = "no-store"
        if status == 429:
            response.headers["retry-after"] = str(wait)
        response.status_code = status if response.status_code == 200 else response.status_code
        return response


def _wait(errors: list[GraphQLError]) -> int | None:
    """Seconds until there are points again, for an operation that was not paid for."""
    told: list[dict[str, Any]] = [error.extensions or {} for error in errors]
    return next((int(one["retryAfter"]) for one in told if one.get("code") == CODE), None)

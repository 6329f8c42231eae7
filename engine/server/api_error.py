"""ApiError: what a client is told that cannot be answered, in OpenAI's form."""

from typing import Any


class ApiError(Exception):
    """``status``: of HTTP. ``param``: the field of the request that is at fault. ``retry_s``: Retry-After."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        kind: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
        retry_s: int | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.kind, self.param, self.code = status, message, kind, param, code
        self.retry_s = retry_s

    def as_object(self) -> dict[str, Any]:
        return {"error": {"message": self.message, "type": self.kind, "param": self.param, "code": self.code}}

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.retry_s is None else {"Retry-After": str(self.retry_s)}


def bad(message: str, param: str | None = None, code: str | None = None) -> ApiError:
    """The request is wrong in itself."""
    return ApiError(400, message, param=param, code=code)


def internal() -> ApiError:
    """Something that nobody foresaw; the log has it."""
    return ApiError(500, "The server had an internal error.", kind="server_error")


def not_loaded() -> ApiError:
    return ApiError(
        503, "No model is loaded now; try again in a moment.", kind="server_error", code="no_model", retry_s=2
    )


class Gone(Exception):
    """The client has left: nobody is there to be told anything."""

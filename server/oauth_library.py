"""What Weft uses of Authlib, without types: the stubs that checkers bring along describe an older one."""

from typing import Any

from authlib import oauth2
from authlib.common import urls
from authlib.oauth2 import rfc6749, rfc7009, rfc7636, rfc7662, rfc8628, rfc9207
from authlib.oauth2.rfc6749 import errors, grants

AuthorizationServer: Any = oauth2.AuthorizationServer
OAuth2Error: Any = oauth2.OAuth2Error
OAuth2Payload: Any = rfc6749.OAuth2Payload
OAuth2Request: Any = rfc6749.OAuth2Request
ClientMixin: Any = rfc6749.ClientMixin
AuthorizationCodeMixin: Any = rfc6749.AuthorizationCodeMixin
TokenMixin: Any = rfc6749.TokenMixin
AuthorizationCodeGrant: Any = grants.AuthorizationCodeGrant
RefreshTokenGrant: Any = grants.RefreshTokenGrant
DeviceCodeGrant: Any = rfc8628.DeviceCodeGrant
DeviceCredentialMixin: Any = rfc8628.DeviceCredentialMixin
DeviceAuthorizationEndpoint: Any = rfc8628.DeviceAuthorizationEndpoint
RevocationEndpoint: Any = rfc7009.RevocationEndpoint
IntrospectionEndpoint: Any = rfc7662.IntrospectionEndpoint
IssuerParameter: Any = rfc9207.IssuerParameter
CodeChallenge: Any = rfc7636.CodeChallenge
InvalidClientError: Any = errors.InvalidClientError
InvalidGrantError: Any = errors.InvalidGrantError
InvalidRequestError: Any = errors.InvalidRequestError
InvalidScopeError: Any = errors.InvalidScopeError
UnauthorizedClientError: Any = errors.UnauthorizedClientError
DEVICE_CODE_GRANT_TYPE: str = rfc8628.DEVICE_CODE_GRANT_TYPE
with_parameters: Any = urls.add_params_to_uri

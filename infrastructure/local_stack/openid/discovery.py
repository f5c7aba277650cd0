"""What the provider says about itself (OpenID Connect Discovery 1.0)."""

from typing import Any

from local_stack.openid.tokens import ALGORITHM


def document(issuer: str) -> dict[str, Any]:
    """Return the provider's metadata."""
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "jwks_uri": f"{issuer}/jwks",
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [ALGORITHM],
        "scopes_supported": ["openid", "email", "profile"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": ["sub", "email", "email_verified", "name"],
        "request_uri_parameter_supported": False,
        "authorization_response_iss_parameter_supported": True,
    }

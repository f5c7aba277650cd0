"""An OpenID Connect provider for one machine: strict about the protocol, with no passwords."""

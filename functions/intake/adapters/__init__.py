"""The only places that call AWS, the identity provider or the built definitions."""

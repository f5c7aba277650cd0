"""The front door: hosts, static pages and API Gateway's events and answers."""

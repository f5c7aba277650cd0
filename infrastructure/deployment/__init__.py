"""From this repository to a deployment: packages, what is published, what is deployed."""

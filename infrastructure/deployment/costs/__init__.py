"""What a deployment costs: computed from the templates, a table of prices and a workload."""

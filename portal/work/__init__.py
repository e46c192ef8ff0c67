"""Work beside the request: jobs that one can watch and stop, a worker that does them, and what recurs."""

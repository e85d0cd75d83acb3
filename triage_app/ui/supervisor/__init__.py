"""The supervisor's pages: models, reports, advice, code."""

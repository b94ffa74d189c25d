"""Pictures of an Answer as Vega-Lite specifications: one file, one picture."""
